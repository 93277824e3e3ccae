"""Measurements: how time and memory grow with the content."""
