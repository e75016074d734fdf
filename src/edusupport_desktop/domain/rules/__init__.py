"""The memo's rules: ``rule`` says what one is, one file a subject holds them, ``check`` applies them all."""
