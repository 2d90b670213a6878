"""Measurements: how right, how fast and how robust the parser is. Nothing here is installed with the project."""
