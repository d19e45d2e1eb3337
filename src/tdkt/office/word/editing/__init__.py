"""A Word file of anybody changed in place: everything that is not meant stays as it is, down to the bytes of other parts."""
