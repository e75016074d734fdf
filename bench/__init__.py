"""Benchmarks against a peer each: what counts is the ratio, taken on one machine in one run."""
