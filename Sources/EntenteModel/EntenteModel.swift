// EntenteModel: the nouns of the house. Documents as read, entities, mentions, assertions with their evidence,
// and the immutable snapshot `KnowledgeGraph` that every question and every export works on.
// Knows nothing of how things are found, stored, computed or printed.
