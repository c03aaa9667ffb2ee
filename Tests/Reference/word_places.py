"""A Word document with a wrong name in every kind of place that a .docx has for text, written here part by part.

Each place holds `国家卫计委`, which is `国家卫生健康委` now, in a sentence of its own. Of each this says what baguan must call
it, what its comment must hang on (the wrong name itself, or the words that the place hangs on), and whether a change can be
proposed there: none in headers, notes and text boxes, in content controls and fields, and in what somebody has moved."""
import zipfile

OLD, NEW = "国家卫计委", "国家卫生健康委"
# The first words of the document, where comments on headers and footers hang.
START = f"请看{OLD}网站。"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml"}.items())


def run(text, properties="", tag="t"):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def table(cell):
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
    return f'<w:tbl>{properties}<w:tr><w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>{cell}</w:tc></w:tr></w:tbl>'


def change(tag, number, runs):
    return f'<w:{tag} w:id="{number}" w:author="王老师" w:date="2026-11-01T08:00:00Z">{runs}</w:{tag}>'


def moved(tag, number, runs):
    mark = f'w:id="{number}" w:name="move{number // 10}" w:author="王老师" w:date="2026-11-01T08:00:00Z"'
    return f'<w:{tag}RangeStart {mark}/>{change(tag, number + 1, runs)}<w:{tag}RangeEnd w:id="{number}"/>'


def drawing(number, inside, description=""):
    properties = f'<wp:extent cx="2000000" cy="600000"/><wp:docPr id="{number}" name="框{number}" descr="{description}"/>'
    return (f'<w:drawing><wp:inline>{properties}<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
            f'wordprocessingShape">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>')


def text_box(number, text):
    """As Word and WPS write it: a shape, and the same for older programs."""
    shape = ('<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect">'
             '<a:avLst/></a:prstGeom></wps:spPr>')
    content = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    new = drawing(number, f"<wps:wsp><wps:cNvSpPr txBox=\"1\"/>{shape}<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>")
    old = f'<w:pict><v:rect style="width:160pt;height:50pt"><v:textbox>{content}</v:textbox></v:rect></w:pict>'
    return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
            "</mc:AlternateContent></w:r>")


def note(kind, text):
    lines = "".join(
        f'<w:{kind} w:type="{mark}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{kind}>'
        for number, mark in enumerate(["separator", "continuationSeparator"], start=-1))
    return f'{lines}<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r>{run(text)}</w:p></w:{kind}>'


# Kind of place, its XML in the body, what baguan calls it, what its comment hangs on, whether it takes a change.
BODY = [
    ("paragraph", paragraph(run(f"请看{OLD}网站。")), "第1段", OLD, True),
    ("split runs", paragraph(run("已转发国家"), run("卫计", "<w:b/>"), run("委的通知。")), "第2段", OLD, True),
    ("tab and break", paragraph(f'<w:r><w:t>甲</w:t><w:tab/><w:t>乙{OLD}丙</w:t><w:br/><w:t>丁。</w:t></w:r>'), "第3段", OLD, True),
    ("hyperlink", paragraph(run("详见"), f'<w:hyperlink w:anchor="x">{run(OLD + "主页")}</w:hyperlink>', run("。")), "第4段", OLD, True),
    ("simple field", paragraph(run("发文："), f'<w:fldSimple w:instr=" AUTHOR ">{run(OLD + "办公室")}</w:fldSimple>', run("。")), "第5段", OLD + "办公室", False),
    ("field", paragraph(run("来文："), field("begin"), run(" DOCPROPERTY x ", tag="instrText"), field("separate"), run(OLD + "宣传司"), field("end"), run("。")), "第6段", OLD + "宣传司", False),
    ("content control in a line", paragraph(run("单位："), f'<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run(OLD)}</w:sdtContent></w:sdt>', run("。")), "第7段", OLD, False),
    ("content control", f'<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run(f"由{OLD}主办。"))}</w:sdtContent></w:sdt>', "第8段", "。", False),
    ("insertion", paragraph(run("经费"), change("ins", 101, run(f"由{OLD}拨付")), change("del", 102, run("自筹", tag="delText")), run("。")), "第9段", OLD, True),
    ("moved text", paragraph(moved("moveFrom", 110, run(f"移走的{OLD}。"))) + paragraph(moved("moveTo", 120, run(f"移来的{OLD}。"))), "第10段", OLD, False),
    ("list", paragraph(run(f"邀请{OLD}专家。"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), "第11段", OLD, True),
    ("smart tag", paragraph(f'<w:smartTag w:uri="urn:x" w:element="y">{run(OLD)}</w:smartTag>', run("派人到场。")), "第12段", OLD, True),
    ("hidden text", paragraph(run("公开的话。"), run(f"{OLD}的内情。", "<w:vanish/>")), None, "", False),
    ("table", table(paragraph(run(f"{OLD}代表"))), "表1第1行", OLD, True),
    ("table in a table", table(table(paragraph(run(f"{OLD}来宾"))) + paragraph()), "表3第1行", OLD, True),
    ("text box", paragraph(run("看框。"), text_box(31, f"{OLD}提醒您。")), "文本框1第1段", f"{OLD}提醒您。" * 2, False),
    ("text box of older programs", paragraph(run("看旧框。"), f'<w:r><w:pict><v:rect style="width:160pt;height:50pt"><v:textbox><w:txbxContent>{paragraph(run(OLD + "也提醒您。"))}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>'), "文本框2第1段", f"{OLD}也提醒您。", False),
    ("description of a picture", paragraph(run("看图。"), f'<w:r>{drawing(33, "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:bodyPr/></wps:wsp>", OLD + "的展板")}</w:r>'), "第16段图片说明", "", False),
    ("footnote", paragraph(run("脚注在此。"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), "脚注1", "", False),
    ("endnote", paragraph(run("尾注在此。"), '<w:r><w:endnoteReference w:id="2"/></w:r>'), "尾注1", "", False),
]
# What no page shows is not read by rules for pages, but said.
HIDDEN = ["第13段（隐藏文字）", "批注1"]
# Part, its root element, its content, what baguan calls the place.
PARTS = [
    ("header1", "hdr", paragraph(run(f"{OLD}共建单位")), "页眉"),
    ("header2", "hdr", paragraph(run(f"{OLD}示范单位")), "首页页眉"),
    ("header3", "hdr", paragraph(run(f"{OLD}联系单位")), "偶数页页眉"),
    ("footer1", "ftr", paragraph(run(f"{OLD}监制")), "页脚"),
    ("footnotes", "footnotes", note("footnote", f"据{OLD}统计。"), None),
    ("endnotes", "endnotes", note("endnote", f"抄送{OLD}。"), None),
    ("comments", "comments", f'<w:comment w:id="1" w:author="王老师">{paragraph(run(f"问过{OLD}了。"))}</w:comment>', None),
    ("numbering", "numbering", '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', None),
    ("settings", "settings", "<w:evenAndOddHeaders/>", None),
]


def places():
    """Each place by what baguan calls it, with what its comment hangs on and whether it takes a change."""
    found = {place: (anchor, takes) for _, _, place, anchor, takes in BODY if place}
    return found | {place: (START, False) for _, _, _, place in PARTS if place}


def write(path):
    kinds = {"header1": "default", "header2": "first", "header3": "even", "footer1": "default"}
    references = "".join(
        f'<w:{name[:6]}Reference w:type="{kind}" r:id="{name}"/>' for name, kind in kinds.items())
    commented = paragraph('<w:commentRangeStart w:id="1"/>', run("日期待定。"), '<w:commentRangeEnd w:id="1"/>', '<w:r><w:commentReference w:id="1"/></w:r>')
    body = "".join(xml for _, xml, *_ in BODY) + commented
    section = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name.rstrip("0123456789")}+xml"/>' for name, *_ in PARTS)
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name, *_ in PARTS)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'{head}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{types}</Types>')
        file.writestr("_rels/.rels", f'{head}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="main" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
        file.writestr("word/_rels/document.xml.rels", f'{head}<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>')
        file.writestr("word/document.xml", f"{head}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")
        for name, root, xml, _ in PARTS:
            file.writestr(f"word/{name}.xml", f"{head}<w:{root} {NAMESPACES}>{xml}</w:{root}>")
