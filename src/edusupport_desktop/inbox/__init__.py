"""Replies of the support: reading them and finding the number."""
