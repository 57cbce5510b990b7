"""Measurements of what the README promises: `python -m tests.benchmarks [NAME...]`."""
