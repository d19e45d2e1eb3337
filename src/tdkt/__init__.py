"""tdkt: a ward's emulation and commendation work as YAML in git."""

__version__ = "0.12.0"
