internal import BaguanText

/// Puts comments and proposed changes into the bytes of a main part. Only runs that are cut are written anew, by what is
/// put in between their halves; every other byte stays.
struct WordSplice {
    private let part: [UInt8]
    private let places: WordPlaces
    private var contents: [WordSite: WordSiteContent] = [:]
    /// What of each run is struck out, with the start tag of the deletion; in order and disjoint.
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
    ///   - freeID: an id that nothing has yet, another at each call.
    ///   - deletion: the start tag of a deletion.
    ///   - insertion: the new run, in its insertion, given the tags and properties of the run it stands behind; nil when
    ///     nothing takes the span's place.
    mutating func replace(
        _ span: WordSpan, freeID: () -> Int, deletion: (_ id: Int) -> String, insertion: ((_ id: Int, _ run: String) -> String)?
    ) {
        for (run, start, end) in span.runs {
            let range = start.place(in: places)..<end.place(in: places)
            contents[start, default: WordSiteContent()].opensDeletion = true
            contents[end, default: WordSiteContent()].closesDeletion = true
            let place = deletions[run]?.partitionIndex { $0.range.lowerBound > range.lowerBound } ?? 0
            deletions[run, default: []].insert((range, Array(deletion(freeID()).utf8)), at: place)
        }
        guard let insertion, let last = span.runs.last else { return }
        var bytes = Array(insertion(freeID(), String(decoding: head(of: last.run), as: UTF8.self)).utf8)
        if let outer = places.runs[last.run].insertion {
            // Insertions do not nest: somebody's is closed before ours and opened again behind it.
            let outer = places.insertions[outer]
            let prefix = XMLTag.prefix(of: XMLTag.name(part[outer.startTag]))
            bytes = part[outer.endTag] + bytes + XMLTag.setting(prefix + "id", to: freeID(), in: part[outer.startTag])
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
        edits += newTags().map { ($0.range, 2, $0.bytes) }
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
        let around = deletion(at: place, of: site.run)
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

    /// New tags of texts that are struck out, which become `w:delText`, and of texts that are cut, which must say that they
    /// keep their blanks. Those that did not say so lose what blanks they had at their ends, which never counted.
    private func newTags() -> [(range: Range<Int>, bytes: [UInt8])] {
        var tags: [(range: Range<Int>, bytes: [UInt8])] = []
        let cuts = Set(contents.keys.compactMap { site in
            if case .inText(let run, let element, _) = site { WordTextID(run: run, element: element) } else { nil }
        })
        for run in Set(cuts.map(\.run)).union(deletions.keys) {
            let prefix = XMLTag.prefix(of: XMLTag.name(part[places.runs[run].startTag]))
            for (index, element) in places.runs[run].elements.enumerated() where element.isText && !element.endTag.isEmpty {
                let isCut = cuts.contains(WordTextID(run: run, element: index))
                let startsStruck = deletion(at: element.startTag.lowerBound, of: run) != nil
                let endsStruck = deletion(at: element.endTag.lowerBound, of: run) != nil
                guard startsStruck || endsStruck || isCut && !element.keepsBlanks else { continue }
                let content = element.keepsBlanks ? element.startTag.upperBound..<element.endTag.lowerBound : element.content
                let (start, end) = (startsStruck ? "delText" : "t", endsStruck ? "delText" : "t")
                tags.append((
                    element.startTag.lowerBound..<content.lowerBound,
                    Array("<\(prefix)\(start) xml:space=\"preserve\">".utf8)))
                tags.append((content.upperBound..<element.endTag.upperBound, Array("</\(prefix)\(end)>".utf8)))
            }
        }
        return tags
    }

    private func deletion(at place: Int, of run: Int) -> (range: Range<Int>, tag: [UInt8])? {
        guard let deletions = deletions[run] else { return nil }
        let index = deletions.partitionIndex { $0.range.lowerBound > place }
        return index > 0 && deletions[index - 1].range.contains(place) ? deletions[index - 1] : nil
    }
}

/// A text element of a run, by their indices.
private struct WordTextID: Hashable {
    var run: Int
    var element: Int
}
