"""The demo: the whole job done by itself, through the real windows."""
