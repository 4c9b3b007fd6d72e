import EntenteModel
enum PDFReader { static func read(_ bytes: [UInt8], source: String) throws(DocumentError) -> Document { throw .unsupported(source: source, ending: DocumentFormat.ending(of: source)) } }
