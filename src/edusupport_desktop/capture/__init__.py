"""Pixels in, pixels out: taking the screen, decoding untrusted pictures, writing PNG. No Qt."""
