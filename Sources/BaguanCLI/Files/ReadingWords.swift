import Baguan

extension ReadingError {
    /// Why a draft could not be read, and what its writer can do about it.
    var diagnostic: Diagnostic {
        Diagnostic(code: "unreadable", filePath: path, message: message, remedy: remedy)
    }

    private var message: Localized {
        switch cause {
        case .text(let cause): DecodingError(path: path, cause: cause).message
        case .encrypted: Localized(zh: "有密码，打不开，没有检查", en: "it has a password and was not checked")
        case .mislabelled(let format, let signature): mislabelled(format, signature)
        case .otherFormat(let actual): actual.message
        case .otherOfficeFile(let kind):
            Localized(zh: "这其实是\(kind.words.chinese)，扩展名不对", en: "this is really \(kind.words.english); its extension is wrong")
        case .damagedArchive(nil):
            Localized(zh: "文件不完整或已损坏，打不开", en: "the file breaks off or is damaged and cannot be opened")
        case .damagedArchive(let entry?):
            Localized(zh: "文件已损坏：里面的“\(entry)”读不出来", en: "the file is damaged: “\(entry)” in it cannot be read")
        case .beyondLimit(let limit): limit.message
        case .duplicateEntry(let name):
            Localized(
                zh: "文件里有两个“\(name)”，不知道该读哪一个", en: "the file holds “\(name)” twice, and it cannot be told which one counts")
        case .missingPart(let part):
            Localized(zh: "文件不完整：缺少“\(part)”", en: "the file is incomplete: “\(part)” is missing")
        case .xml(let part, let fault, let place):
            Localized(
                zh: "“\(part)”第 \(place.line) 行第 \(place.column) 列读不通：\(fault.message.chinese)",
                en: "“\(part)” is not readable at line \(place.line), column \(place.column): \(fault.message.english)")
        case .beyondMarkupLimit(let limit): limit.message
        case .tool(let fault): fault.message
        case .noText: Localized(zh: "里面没有文字，可能是扫描件", en: "there is no text in it; it may be a scan")
        case .meaninglessText:
            Localized(
                zh: "里面的文字读出来是乱码：字体没有说明字形是哪些字", en: "its text has no meaning: its fonts do not say which characters they show")
        case .pictureTooLarge(let width, let height):
            Localized(zh: "图片太大（\(width)×\(height) 像素），没有读", en: "the picture is too large (\(width) by \(height) pixels) and was not read")
        case .lineTooLong(let limit):
            Localized(
                zh: "有一行超过 \(limit >> 20) MB，没有读", en: "a line of it is longer than \(limit >> 20) MB; it was not read")
        }
    }

    /// - Parameter format: as baguan calls it; people know it by the end of the file's name, of which one format has several.
    private func mislabelled(_ format: String, _ signature: FileSignature?) -> Localized {
        let dot = path.lastIndex(of: ".")
        let name = dot.map { path[path.index(after: $0)...].lowercased() } ?? format
        guard let signature else {
            return Localized(
                zh: "名字说是 .\(name) 文件，内容却不是", en: "its name says that it is a .\(name) file, its content says that it is not")
        }
        return Localized(
            zh: "名字说是 .\(name) 文件，其实不是：\(signature.message(path: path).chinese)",
            en: "its name says .\(name), which it is not: \(signature.message(path: path).english)")
    }

    private var remedy: Localized? {
        switch cause {
        case .text(let cause): DecodingError(path: path, cause: cause).remedy
        case .encrypted: Localized(zh: "去掉密码，另存一份再检查", en: "save a copy without the password")
        case .mislabelled(_, let signature): signature?.remedy ?? Self.saveAgain
        case .otherFormat(let actual): actual.remedy
        case .otherOfficeFile(let kind):
            Localized(zh: "把扩展名改成 \(kind.fileExtension) 再检查", en: "change its extension to \(kind.fileExtension)")
        case .damagedArchive, .duplicateEntry, .missingPart, .xml: Self.saveAgain
        case .tool(let fault): fault.remedy
        case .noText, .meaninglessText:
            Localized(zh: "用原来的 Word 等文件检查，或者把页面存成图片再检查", en: "check the file it was made from, or pictures of its pages")
        case .lineTooLong: Localized(zh: "确是文字的话，分成行再检查", en: "if it is text, break it into lines")
        case .pictureTooLarge: Localized(zh: "缩小后再检查", en: "make it smaller")
        case .beyondMarkupLimit:
            Localized(zh: "在浏览器里打开，确认是稿件后把文字复制出来再检查", en: "open it in a browser, and if it is a draft copy its text into a new file")
        case .beyondLimit:
            Localized(
                zh: "用 Word 或 WPS 打开，确认是稿件后把文字另存一份再检查", en: "open it in Word or WPS, and if it is a draft save its text as a new file")
        }
    }

    private static let saveAgain = Localized(
        zh: "用原来的软件打开，另存一份再检查；打不开的请重新下载或索取", en: "open it where it was made and save it anew; if that fails, get it again")
}

extension ActualFormat {
    fileprivate var message: Localized {
        switch self {
        case .webPage: Localized(zh: "这其实是网页（HTML），扩展名不对", en: "this is really a web page (HTML); its extension is wrong")
        case .webArchive:
            Localized(zh: "这是单个文件的网页（MHT），目前还不能读", en: "this is a web page in one file (MHT), which cannot be read yet")
        case .openDocument(let name):
            Localized(
                zh: "这其实是 OpenDocument 文件（.\(name)），扩展名不对", en: "this is really an OpenDocument file (.\(name)); its extension is wrong")
        case .ofd: Localized(zh: "这是版式文件 OFD，目前还不能读", en: "this is an OFD file, which cannot be read yet")
        }
    }

    fileprivate var remedy: Localized {
        switch self {
        case .webPage: Localized(zh: "把扩展名改成 .html 再检查", en: "change its extension to .html")
        case .openDocument(let name): Localized(zh: "把扩展名改成 .\(name) 再检查", en: "change its extension to .\(name)")
        case .webArchive: Localized(zh: "用 Word 或 WPS 打开，另存为 .docx 再检查", en: "open it in Word or WPS and save it as .docx")
        case .ofd:
            Localized(
                zh: "检查排版前的 Word 文件，或者在 OFD 阅读器里导出为 PDF 再检查",
                en: "check the Word file it was made from, or export it as PDF from an OFD viewer")
        }
    }
}

extension OfficeKind {
    fileprivate var words: Localized {
        switch self {
        case .word: Localized(zh: "一份 Word 文档", en: "a Word document")
        case .presentation: Localized(zh: "一份演示文稿", en: "a presentation")
        case .spreadsheet: Localized(zh: "一份电子表格", en: "a spreadsheet")
        }
    }
}

extension OfficeKind {
    fileprivate var fileExtension: String {
        switch self {
        case .word: ".docx"
        case .presentation: ".pptx"
        case .spreadsheet: ".xlsx"
        }
    }
}

extension ArchiveLimit {
    fileprivate var message: Localized {
        switch self {
        case .entries(let limit):
            Localized(zh: "文件里的部件超过 \(limit) 个，没有读", en: "it holds more than \(limit) parts and was not read")
        case .partSize(let part, let limit):
            Localized(
                zh: "“\(part)”展开后超过 \(limit >> 20) MB，没有读", en: "“\(part)” inflates to more than \(limit >> 20) MB and was not read")
        case .totalSize(let limit):
            Localized(zh: "展开后超过 \(limit >> 20) MB，没有读", en: "it inflates to more than \(limit >> 20) MB and was not read")
        case .textSize(let limit):
            Localized(zh: "里面的文字超过 \(limit >> 20) MB，没有读", en: "it holds more than \(limit >> 20) MB of text and was not read")
        }
    }
}

extension ToolFault {
    fileprivate var message: Localized {
        switch self {
        case .missing(let tool, _): Localized(zh: "读这种文件要用 \(tool)，系统里没有", en: "\(tool), which reads this format, is not installed")
        case .unstartable(let tool): Localized(zh: "\(tool) 启动不了", en: "\(tool) cannot be started")
        case .timedOut(let tool, let seconds):
            Localized(zh: "\(tool) 读了 \(seconds) 秒还没有读完，已停止", en: "\(tool) was stopped: it did not finish in \(seconds) seconds")
        case .tooMuchOutput(let tool, let limit):
            Localized(
                zh: "\(tool) 读出的内容超过 \(limit >> 20) MB，已停止", en: "\(tool) was stopped: it gave out more than \(limit >> 20) MB")
        case .refused(let tool):
            Localized(zh: "\(tool)（LibreOffice）打不开这个文件，没有检查", en: "\(tool) (LibreOffice) cannot open it; it was not checked")
        case .failed(let tool, let status, let words):
            Localized(
                zh: "\(tool) 读不出来（\(words.isEmpty ? "\(status)" : words)）", en: "\(tool) cannot read it (\(words.isEmpty ? "\(status)" : words))")
        case .lacksData(let tool, let package):
            Localized(zh: "\(tool) 缺少中文数据（\(package)），会漏掉文字", en: "\(tool) lacks Chinese data (\(package)) and would lose text")
        }
    }

    fileprivate var remedy: Localized {
        switch self {
        case .missing(_, let package), .lacksData(_, let package):
            Localized(zh: "安装：sudo apt-get install \(package)", en: "install it: sudo apt-get install \(package)")
        case .unstartable: Localized(zh: "看看 /tmp 是否已满、内存是否够用", en: "see whether /tmp is full and memory is short")
        case .timedOut:
            Localized(
                zh: "电脑忙的时候过一会儿再试；还不行，就用原来的软件打开，另存为 .docx、.pptx、.xlsx 或文本再检查",
                en: "if the machine was busy, try again; else open it where it was made and save it as .docx, .pptx, .xlsx or text")
        case .refused:
            Localized(
                zh: "可能有密码、已损坏，或者是太旧的版本：用 Word 或 WPS 打开，去掉密码，另存为 .docx、.pptx 或 .xlsx 再检查",
                en: "it may have a password, be damaged or of too old a version: open it in Word or WPS and save it as .docx, .pptx or .xlsx without a password")
        case .tooMuchOutput, .failed:
            Localized(
                zh: "用原来的软件打开，确认没有密码，另存为 .docx、.pptx、.xlsx 或文本再检查",
                en: "open it where it was made, see that it has no password, and save it as .docx, .pptx, .xlsx or text")
        }
    }
}

extension MarkupLimit {
    fileprivate var message: Localized {
        switch self {
        case .depth(let limit): Localized(zh: "网页的标签嵌套超过 \(limit) 层，没有读", en: "the page nests deeper than \(limit) and was not read")
        case .attributes(let limit):
            Localized(
                zh: "网页里有一个标签的属性超过 \(limit) 个，没有读", en: "a tag of the page has more than \(limit) attributes; it was not read")
        case .elements: Localized(zh: "网页的标签太多，没有读", en: "the page has too many tags and was not read")
        }
    }
}

extension XMLFault {
    fileprivate var message: Localized {
        switch self {
        case .malformed(let words): Localized(zh: "XML 写错了（\(words)）", en: "broken XML (\(words))")
        case .doctype: Localized(zh: "里面有 DOCTYPE，办公文件不该有", en: "it has a DOCTYPE, which no Office file has")
        case .depth(let limit): Localized(zh: "层数超过 \(limit)", en: "it nests deeper than \(limit)")
        case .unknownRoot(let name):
            Localized(zh: "不认识以“\(name)”开头的这种写法", en: "it begins with “\(name)” of a language that is not known")
        case .encoding(let name):
            Localized(zh: "编码写的是“\(name)”，办公文件只能用 UTF-8 或 UTF-16", en: "it is declared as “\(name)”, and Office files are UTF-8 or UTF-16")
        }
    }
}
