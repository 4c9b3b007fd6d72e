// EntenteExtraction: a document as read in, an `Extraction` out (entities, mentions, assertions with evidence).
// A pure function of one document, the model and the ontology. Knows nothing of stores, of other documents, of faces.
