"""The teacher's profile, the support desk's description, secrets."""
