"""Every way out, one file each."""
