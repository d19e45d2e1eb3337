"""The documents room: from data and templates to the pages that the ward signs.

`kinds` declares which documents there are. `texts.templates` turns data into a small Markdown, `page.markdown` turns that into
`page.blocks`, `page.layout` knows the law of the page (NĐ 30/2020), and `word`, `page.html` and `page.pdf` set the same blocks.
Nothing heavy is imported here.
"""
