"""Cene: sorts photos into albums by what they show."""

__version__ = "0.1.0"
