"""Giấy khen and bằng: the ward's Word forms filled for a batch."""
