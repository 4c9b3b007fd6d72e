/// Whether this machine can run this build.
enum Processor {
  /// - Throws: ``WorkspaceError/processorTooOld(missing:)``
  static func check() throws {}
}
