"""Parts of the .docx writer, one part of the page each; `tdkt.documents.docx_writer` puts them together."""
