"""A Word file as a page of HTML, with what was found marked in the text and told beside it."""
