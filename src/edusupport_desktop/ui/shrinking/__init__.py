"""Making the pictures of a letter smaller."""
