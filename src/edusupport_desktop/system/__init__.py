"""Facts about this computer: its browsers, its session."""
