import Foundation

/// Reads whole files with errors that say what is wrong.
enum FileBytes {
  static func read(_ path: String) throws(DocumentError) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path) }
      throw .notReadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .notReadable(path: path, reason: "is a folder") }
    guard let file = fopen(path, "rb") else {
      throw .notReadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    let expected = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) + 1 : 65_536
    while true {
      let room = max(65_536, expected - bytes.count)
      var failed = false
      let start = bytes.count
      bytes += [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = fread(buffer.baseAddress, 1, room, file)
        failed = count < room && ferror(file) != 0
      }
      if failed { throw .notReadable(path: path, reason: String(cString: strerror(errno))) }
      if bytes.count - start < room { return bytes }
    }
  }
}
