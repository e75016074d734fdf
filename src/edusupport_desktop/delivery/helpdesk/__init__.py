"""Helpdesks that take requests over the network: one file a system behind the connector port."""
