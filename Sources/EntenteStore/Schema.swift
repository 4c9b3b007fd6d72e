internal import GRDB

/// The schema as named migrations. A released migration is never edited: a change is a new one.
enum Schema {
  /// "ENTE" in ASCII: tells our files from other programs' databases (`PRAGMA application_id`).
  static let applicationID = 0x454E_5445
  static let version = 1

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 documents, mentions, assertions, corrections") { db in
      try db.execute(sql: log)
      try db.execute(sql: derived)
      try db.execute(sql: views)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
    }
    return migrator
  }

  /// What was found, as it was found. Ranges count Unicode scalars of the document's text.
  private static let log = """
    CREATE TABLE build (
      id INTEGER PRIMARY KEY,
      fingerprint TEXT NOT NULL UNIQUE,
      description TEXT NOT NULL
    ) STRICT;
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      build INTEGER NOT NULL REFERENCES build(id),
      format TEXT NOT NULL,
      title TEXT,
      date TEXT,
      authors TEXT NOT NULL,
      publisher TEXT,
      url TEXT,
      length INTEGER NOT NULL,
      remarks TEXT NOT NULL
    ) STRICT;
    CREATE TABLE source (
      path TEXT PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX source_document ON source(document);
    CREATE TABLE sentence (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      block TEXT NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (document, number)
    ) STRICT;
    CREATE VIRTUAL TABLE sentence_text USING fts5(
      text, content = 'sentence', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER sentence_added AFTER INSERT ON sentence BEGIN
      INSERT INTO sentence_text(rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER sentence_removed AFTER DELETE ON sentence BEGIN
      INSERT INTO sentence_text(sentence_text, rowid, text) VALUES ('delete', old.id, old.text);
    END;
    CREATE TABLE candidate (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      type TEXT NOT NULL,
      name TEXT NOT NULL,
      aliases TEXT NOT NULL,
      iso3 TEXT,
      wikidata TEXT,
      description TEXT,
      members TEXT NOT NULL,
      layer TEXT NOT NULL,
      PRIMARY KEY (document, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE mention (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      candidate TEXT NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      text TEXT NOT NULL,
      kind TEXT NOT NULL,
      type TEXT NOT NULL,
      metonym INTEGER NOT NULL,
      nested INTEGER NOT NULL,
      candidates TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX mention_candidate ON mention(document, candidate);
    CREATE TABLE assertion (
      id TEXT PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      subject TEXT NOT NULL,
      relation TEXT NOT NULL,
      object TEXT NOT NULL,
      polarity TEXT NOT NULL,
      modality TEXT NOT NULL,
      attribution TEXT NOT NULL,
      attribution_path TEXT NOT NULL,
      sign TEXT NOT NULL,
      validity TEXT,
      place TEXT,
      plover TEXT,
      mode TEXT,
      contexts TEXT,
      cameo TEXT,
      confidence REAL NOT NULL,
      rule TEXT NOT NULL,
      explanation TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assertion_document ON assertion(document);
    CREATE TABLE argument (
      assertion TEXT NOT NULL REFERENCES assertion(id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (assertion, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE evidence (
      assertion TEXT PRIMARY KEY REFERENCES assertion(id) ON DELETE CASCADE,
      sentence INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      trigger_start INTEGER NOT NULL,
      trigger_end INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE correction (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'retype', 'reject')),
      target TEXT NOT NULL,
      value TEXT,
      document TEXT,
      note TEXT
    ) STRICT;
    """

  /// What the link pass derives from the log; rewritten as a whole.
  private static let derived = """
    CREATE TABLE entity (
      id TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      name TEXT NOT NULL,
      aliases TEXT NOT NULL,
      iso3 TEXT,
      wikidata TEXT,
      description TEXT,
      members TEXT NOT NULL,
      layer TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE link (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      candidate TEXT NOT NULL,
      entity TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (document, candidate)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_entity ON link(entity);
    """

  /// For people who open the file with the sqlite3 shell.
  private static let views = """
    CREATE VIEW edge AS
      SELECT a.id AS assertion, s.entity AS subject, es.name AS subject_name, a.relation,
             o.entity AS object, eo.name AS object_name, a.polarity, a.modality, a.attribution, a.sign, a.validity,
             a.plover, a.cameo, a.confidence, a.rule, d.hash AS document, t.text AS sentence
      FROM assertion a
      JOIN document d ON d.id = a.document
      JOIN link s ON s.document = a.document AND s.candidate = a.subject
      JOIN link o ON o.document = a.document AND o.candidate = a.object
      JOIN entity es ON es.id = s.entity
      JOIN entity eo ON eo.id = o.entity
      LEFT JOIN evidence e ON e.assertion = a.id
      LEFT JOIN sentence t ON t.document = a.document AND t.number = e.sentence;
    CREATE VIEW entity_mention AS
      SELECT l.entity, n.name, m.text, m.kind, m.start, m."end", d.hash AS document, m.reason
      FROM mention m
      JOIN link l ON l.document = m.document AND l.candidate = m.candidate
      JOIN entity n ON n.id = l.entity
      JOIN document d ON d.id = m.document;
    """
}
