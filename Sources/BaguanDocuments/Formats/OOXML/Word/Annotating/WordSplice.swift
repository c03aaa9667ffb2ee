/// Puts comments and proposed changes into the bytes of a main part. Only runs that are cut are written anew, by what is
/// put in between their halves; every other byte stays.
struct WordSplice {
    private let part: [UInt8]
    private let places: WordPlaces
    private var contents: [WordSite: WordSiteContent] = [:]
    /// What of each run is struck out, with the start tag of the deletion.
    private var deletions: [Int: [(range: Range<Int>, tag: [UInt8])]] = [:]

    init(_ part: [UInt8], _ places: WordPlaces) {
        self.part = part
        self.places = places
    }

    // MARK: - What is to be done

    mutating func comment(from start: WordSite, _ startMark: String, to end: WordSite, _ endMark: String) {
        contents[start, default: WordSiteContent()].commentStarts += Array(startMark.utf8)
        contents[end, default: WordSiteContent()].commentEnds += Array(endMark.utf8)
    }

    /// Strikes a span out and writes something in its place.
    /// - Parameters:
    ///   - tag: gives the start tag of a deletion, each with an id of its own.
    ///   - insertion: the new run, in its insertion, given the tags and properties of the run it stands behind; nil when
    ///     nothing takes the span's place.
    mutating func replace(_ span: WordSpan, tag: () -> String, insertion: ((_ run: String) -> String)?) {
        for (run, start, end) in span.runs {
            let range = start.place(in: places)..<end.place(in: places)
            contents[start, default: WordSiteContent()].opensDeletion = true
            contents[end, default: WordSiteContent()].closesDeletion = true
            deletions[run, default: []].append((range, Array(tag().utf8)))
        }
        guard let insertion, let last = span.runs.last else { return }
        var bytes = Array(insertion(String(decoding: head(of: last.run), as: UTF8.self)).utf8)
        if let outer = places.runs[last.run].insertion {
            // Insertions do not nest: somebody's is closed before ours and opened again behind it.
            let outer = places.insertions[outer]
            bytes = part[outer.endTag] + bytes + part[outer.startTag]
        }
        contents[span.end, default: WordSiteContent()].insertion += bytes
    }

    /// A run's start tag and properties.
    private func head(of run: Int) -> ArraySlice<UInt8> {
        part[places.runs[run].startTag.lowerBound..<places.runs[run].contentStart]
    }

    // MARK: - Doing it

    /// The part with everything in it.
    func spliced() -> [UInt8] {
        // At one place: what stands behind a run, then what stands before the next.
        var edits: [(range: Range<Int>, order: Int, bytes: [UInt8])] = contents.keys.map { site in
            let place = site.place(in: places)
            if case .after = site { return (place..<place, 0, bytes(at: site)) }
            return (place..<place, 1, bytes(at: site))
        }
        edits += strikingTags().map { ($0.range, 2, $0.bytes) }
        edits += blankKeepingTags().map { ($0.range, 2, $0.bytes) }
        edits.sort { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }
        var result: [UInt8] = []
        result.reserveCapacity(part.count + edits.reduce(0) { $0 + $1.bytes.count })
        var at = 0
        for edit in edits where edit.range.lowerBound >= at {
            result += part[at..<edit.range.lowerBound]
            result += edit.bytes
            at = edit.range.upperBound
        }
        return result + part[at...]
    }

    private func bytes(at site: WordSite) -> [UInt8] {
        guard let content = contents[site] else { return [] }
        let run = places.runs[site.run]
        let runName = XMLTag.name(part[run.startTag])
        let prefix = XMLTag.prefix(of: runName)
        let place = site.place(in: places)
        // Another comment may begin or end in the midst of what is struck out.
        let around = deletions[site.run]?.first { $0.range.contains(place) }
        let isInside = around.map { $0.range.lowerBound < place } ?? false
        let opens = content.opensDeletion || isInside ? around?.tag ?? [] : []
        let closes = content.closesDeletion || isInside ? Array("</\(prefix)del>".utf8) : []
        let marks = closes + content.insertion + content.commentEnds + content.commentStarts + opens
        switch site {
        case .before, .after: return marks
        case .inRun: return Array("</\(runName)>".utf8) + marks + head(of: site.run)
        case .inText:
            let left = closes.isEmpty ? "t" : "delText"
            let right = opens.isEmpty ? "t" : "delText"
            return Array("</\(prefix)\(left)></\(runName)>".utf8) + marks + head(of: site.run)
                + Array("<\(prefix)\(right) xml:space=\"preserve\">".utf8)
        }
    }

    /// Tags of text that is struck out: `w:t` becomes `w:delText`.
    private func strikingTags() -> [(range: Range<Int>, bytes: [UInt8])] {
        var tags: [(range: Range<Int>, bytes: [UInt8])] = []
        for (run, ranges) in deletions {
            let prefix = XMLTag.prefix(of: XMLTag.name(part[places.runs[run].startTag]))
            for (range, _) in ranges {
                for element in places.runs[run].elements where element.isText && !element.endTag.isEmpty {
                    if range.contains(element.startTag.lowerBound) {
                        tags.append((element.startTag, Array("<\(prefix)delText xml:space=\"preserve\">".utf8)))
                    }
                    if range.contains(element.endTag.lowerBound) {
                        tags.append((element.endTag, Array("</\(prefix)delText>".utf8)))
                    }
                }
            }
        }
        return tags
    }

    /// The first half of a text that is cut must keep its blanks, which it had not to say while it was whole.
    private func blankKeepingTags() -> [(range: Range<Int>, bytes: [UInt8])] {
        var tags: [(range: Range<Int>, bytes: [UInt8])] = []
        var seen: Set<Range<Int>> = []
        for case .inText(let run, let element, let place) in contents.keys {
            let cut = places.runs[run].elements[element]
            let isStruck = deletions[run]?.contains { $0.range.contains(cut.startTag.lowerBound) } ?? false
            let isAtBlank = WordText.isBlank(part[place - 1]) || WordText.isBlank(part[place])
            guard isAtBlank, !cut.keepsBlanks, !isStruck, seen.insert(cut.startTag).inserted else { continue }
            let name = XMLTag.name(part[cut.startTag])
            tags.append((cut.startTag, Array("<\(name) xml:space=\"preserve\">".utf8)))
        }
        return tags
    }
}
