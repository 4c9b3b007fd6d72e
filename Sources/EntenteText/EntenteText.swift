// EntenteText: text in, annotated sentences out. Tokeniser, sentence splitter, tagger with morphology,
// lemmatiser, dependency parser, name tagger; the memory-mapped model file; the trainer; CoNLL-U.
// Knows nothing of ontologies, entities or documents: gazetteers come in as plain string tables.
