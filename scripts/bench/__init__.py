"""Measurements of the program, each a ratio to a bare baseline timed in the same run."""
