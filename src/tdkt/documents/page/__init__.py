"""How any document is set: its blocks, the law of the page, the fixed words, HTML and PDF."""
