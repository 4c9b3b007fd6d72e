// The ontology: entity types and relations, states, organisations and their memberships, roles, persons, events,
// treaties, programmes and places, the event codes, and the frames of the lexicon. In come YAML files (checked, with
// the place of every problem) or one compiled file (at program start); out goes an immutable `Ontology`: records,
// entities and assertions of the layer `ontology`, and the table of names that text analysis links with.
// It must never know about documents, stores or the command line.
