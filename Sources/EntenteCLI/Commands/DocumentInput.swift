internal import ArgumentParser
internal import EntenteFormats
internal import EntenteModel

/// The documents that a command without a store reads: files, folders with everything below them, standard input.
enum DocumentInput {
  /// Hands over one document after the other, in the order of the arguments, with its remarks on standard error.
  ///
  /// Where several files are read, one that cannot be read does not cost the others: it is told, and counted.
  /// - Throws: at once where a path leads nowhere, a folder holds no documents, or the only file cannot be read.
  static func forEach(
    _ paths: [String], _ format: DocumentFormat?, _ encoding: EncodingOptions,
    _ body: (Document) throws -> Void
  ) throws -> Unread {
    // `nil` stands for standard input.
    let sources = try paths.map { $0 == "-" ? nil : try DocumentFiles(paths: [$0]) }
    for remark in sources.compactMap({ $0 }).flatMap(\.remarks) { Terminal.remark(remark) }
    let count = sources.reduce(0) { $0 + ($1?.files.count ?? 1) }
    var failed = 0
    for source in sources {
      guard let source else {
        let bytes = StandardInput.bytes()
        try hand(
          over: DocumentReader.read(
            bytes: bytes, format: format, source: "stdin", invalidBytes: encoding.invalidBytes), body)
        continue
      }
      for file in source.files {
        let documents: [Document]
        do {
          documents = try DocumentReader.read(
            path: file.path, source: file.source, format: format, invalidBytes: encoding.invalidBytes)
        } catch {
          if count == 1 { throw error }
          failed += 1
          Terminal.remark("entente: \(error.description)")
          continue
        }
        try hand(over: documents, body)
      }
    }
    return Unread(count: failed)
  }

  /// What was passed over.
  struct Unread {
    let count: Int

    /// To be called when the answer is out: the status is 3 then.
    func complain() throws {
      guard count > 0 else { return }
      throw Complaint(
        .badInput, "\(Plural.count(count, "document")) could not be read; the answer is that of the others")
    }
  }

  private static func hand(over documents: [Document], _ body: (Document) throws -> Void) throws {
    for document in documents {
      for remark in document.remarks { Terminal.remark("\(document.source): \(remark)") }
      try body(document)
    }
  }
}
