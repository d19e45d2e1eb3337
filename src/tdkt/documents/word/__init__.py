"""Parts of the .docx writer, one part of the page each; `tdkt.documents.word.writer` puts them together."""
