// EntenteStore: one SQLite file that is a log of what was found in documents, and a view of it.
// Comes in: extractions and corrections. Goes out: snapshots, search hits, lists. Entities and links are derived by the link
// pass, so any order of documents gives the same graph. Knows nothing of how text is analysed; only this target imports GRDB.
