"""The documents room: from data and templates to the pages that the ward signs.

`templates` turns data into a small Markdown, `markdown` turns that into `blocks`, `layout` knows the law of the
page (NĐ 30/2020), and `docx_writer`, `html` and `pdf` set the same blocks. Nothing heavy is imported here.
"""
