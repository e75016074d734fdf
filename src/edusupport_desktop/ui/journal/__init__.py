"""The journal of requests: the first window."""
