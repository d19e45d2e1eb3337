"""How the statistics of awards are written, one module a format."""
