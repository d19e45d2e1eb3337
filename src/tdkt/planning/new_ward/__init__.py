"""A ward's first files, made from the answers to a few questions (`tdkt init`)."""
