internal import BaguanText
internal import CExpat

/// What the parser reports, with the place of everything in the part's bytes.
protocol XMLHandler: AnyObject {
    /// What an element is to this handler; asked once for each name.
    associatedtype Element

    func element(named name: XMLName) -> Element
    func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>)
    /// - Parameter range: the end tag; empty, behind the tag, for an element of one tag.
    func end(_ element: Element, at range: Range<Int>)
    /// A stretch of character data. A character reference, a line end and the rest come one by one.
    /// - Parameter isRaw: inside a CDATA section.
    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool)
}

/// expat behind Swift types, with what it must not do: read a document type declaration, nest for ever.
final class XMLParser<Handler: XMLHandler>: XMLCallbacks {
    private let handler: Handler
    private var elements: [String: Handler.Element] = [:]
    private var open: [Handler.Element] = []
    private var isRaw = false
    /// The first element; nil until it has come.
    private(set) var root: XMLName?

    init(_ handler: Handler) {
        self.handler = handler
        super.init()
    }

    fileprivate override func start(
        _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard open.count < Self.depthLimit else { return stop(.depth(limit: Self.depthLimit)) }
        if root == nil { root = XMLName(reported: String(cString: name)) }
        let element = element(named: String(cString: name))
        open.append(element)
        handler.start(element, XMLAttributes(pairs: attributes), at: range)
    }

    private func element(named name: String) -> Handler.Element {
        if let known = elements[name] { return known }
        let element = handler.element(named: XMLName(reported: name))
        // A hostile part may have a million names; no format has a thousand.
        if elements.count < 4096 { elements[name] = element }
        return element
    }

    fileprivate override func end() {
        guard let element = open.popLast() else { return }
        handler.end(element, at: range)
    }

    fileprivate override func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        handler.text(utf8, at: range, isRaw: isRaw)
    }

    fileprivate override func section(isRaw: Bool) { self.isRaw = isRaw }
}

/// The part of the parser that C calls back; C knows no generic types.
class XMLCallbacks {
    static let depthLimit = 512

    /// Nil when there is no memory for it.
    private let parser: XML_Parser?
    private var fault: XMLFault?
    /// What was not yet handed to expat, how much it is to be handed at once, and how far it had come.
    private var kept: [UInt8] = []
    private var leastPiece = 0
    private var lastReached = -1
    /// The encoding that the XML declaration names.
    private(set) var declaredEncoding: String?

    fileprivate init() {
        parser = XML_ParserCreateNS(nil, XML_Char(XMLName.separator.value))
        guard let parser else { return }
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let name else { return }
                XMLCallbacks.of(context)?.start(name, attributes)
            },
            { context, _ in XMLCallbacks.of(context)?.end() })
        XML_SetCharacterDataHandler(parser) { context, text, count in
            text?.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                XMLCallbacks.of(context)?.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
        XML_SetCdataSectionHandler(
            parser, { XMLCallbacks.of($0)?.section(isRaw: true) }, { XMLCallbacks.of($0)?.section(isRaw: false) })
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in XMLCallbacks.of(context)?.stop(.doctype) }
        XML_SetXmlDeclHandler(parser) { context, _, encoding, _ in
            XMLCallbacks.of(context)?.declaredEncoding = encoding.map { String(cString: $0) }
        }
    }

    deinit { XML_ParserFree(parser) }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLCallbacks? {
        context.map { Unmanaged<XMLCallbacks>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Reads a further piece of the part.
    ///
    /// A piece is kept back while the parser stands still in one endless token: it would begin that anew with each piece,
    /// and take the square of its length (CVE-2023-52425, which not every expat is mended of).
    /// - Returns: what is wrong, and where; nil while all is well.
    func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> (fault: XMLFault, place: TextPosition)? {
        if kept.isEmpty, isLast || bytes.count >= leastPiece { return parseNow(bytes, isLast: isLast) }
        kept += bytes
        guard isLast || kept.count >= leastPiece else { return nil }
        let pieces = kept
        kept.removeAll(keepingCapacity: true)
        return pieces.withUnsafeBytes { parseNow($0, isLast: isLast) }
    }

    private func parseNow(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> (fault: XMLFault, place: TextPosition)? {
        guard let parser else { return (.malformed("out of memory"), TextPosition(line: 1, column: 1)) }
        let status = XML_Parse(
            parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
        guard status == XML_STATUS_OK else {
            let place = TextPosition(
                line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
            return (fault ?? Self.fault(of: XML_GetErrorCode(parser), encoding: declaredEncoding), place)
        }
        let reached = Int(XML_GetCurrentByteIndex(parser))
        leastPiece = reached == lastReached ? max(bytes.count, 1) * 2 : 0
        lastReached = reached
        return nil
    }

    private static func fault(of code: XML_Error, encoding: String?) -> XMLFault {
        if code == XML_ERROR_UNKNOWN_ENCODING || code == XML_ERROR_INCORRECT_ENCODING { return .encoding(encoding ?? "?") }
        return .malformed(XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)")
    }

    fileprivate func stop(_ fault: XMLFault) {
        self.fault = self.fault ?? fault
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    /// The place of what is being reported.
    fileprivate var range: Range<Int> {
        let start = Int(XML_GetCurrentByteIndex(parser))
        return start..<(start + Int(XML_GetCurrentByteCount(parser)))
    }

    fileprivate func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {}
    fileprivate func end() {}
    fileprivate func text(_ utf8: UnsafeBufferPointer<UInt8>) {}
    fileprivate func section(isRaw: Bool) {}
}
