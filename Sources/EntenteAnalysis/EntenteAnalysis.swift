// EntenteAnalysis: answers about entities.
//
// In come a snapshot and a question as a value, out goes an answer as a value that can be encoded: paths with
// their evidence, ranks, dyad scores and brokerage, what helps and hinders a relationship, timelines,
// memberships on a date. The arithmetic is EntenteAlgorithms', the scales are EntenteOntology's; this module
// joins them to entities and never prints.
