// EntenteFormats: documents in (text, Markdown, HTML, PDF, JSON Lines of articles), graphs in and out (JSON Lines,
// GraphML, DOT) and their pictures. Everything goes through values: `Document` with its blocks, `AttributedGraph`.
// The only target that knows libxml2, `pdftotext` and `dot`. Knows nothing of what the texts say.
