#!/usr/bin/env python3
"""Do other programs read what baguan writes into Word documents? `make verify-word` asks them.

    Tests/Reference/word.py BAGUAN DOCUMENT.docx ...

Of a copy with comments and proposed changes: python-docx must read as many comments as baguan says; LibreOffice must give
the corrected text when all changes are accepted and the original when all are rejected; every part that was not touched
must stand in the copy as it is packed in the document. The first document is made here (word_places.py): of it, each kind
of place must be found, with its comment where it belongs. Needs python-docx 1.2 and LibreOffice with python3-uno."""
import json, os, re, subprocess, sys, tempfile, time, xml.etree.ElementTree as tree, zipfile

import docx, uno
from com.sun.star.beans import PropertyValue

import word_places

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR = "把关"


class Office:
    """A LibreOffice with a profile of its own."""

    def __init__(self, folder):
        pipe = f"baguan{os.getpid()}"
        self.process = subprocess.Popen([
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nodefault",
            f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(240):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        self.services = self.context.ServiceManager

    def text(self, path, command):
        """The text of a document after `AcceptAllTrackedChanges` or `RejectAllTrackedChanges`."""
        desktop = self.services.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
        dispatcher = self.services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, ())
        texts = [document.Text] + [frame.Text for frame in document.TextFrames]
        texts += [notes.getByIndex(index) for notes in (document.Footnotes, document.Endnotes) for index in range(notes.Count)]
        text = "\n".join(line for text in texts for line in paragraphs(text))
        document.close(True)
        return text

    def stop(self):
        self.process.terminate()
        self.process.wait()


def paragraphs(text):
    for part in text:
        if part.supportsService("com.sun.star.text.TextTable"):
            for name in part.CellNames:
                yield from paragraphs(part.getCellByName(name))
        else:
            yield part.String


def changes(path):
    """What baguan proposes, in the order of the text: [what stands before it, what is struck out, what is put in, and what
    stands behind it]."""
    with zipfile.ZipFile(path) as file:
        root = tree.fromstring(file.read("word/document.xml"))
    found, before, struck = [], "", ""

    def close(new):
        nonlocal before, struck
        if struck:
            found.append([before[-30:], struck, new, ""])
        before, struck = before + new, ""

    def walk(element):
        nonlocal before, struck
        mine = element.get(W + "author") == AUTHOR
        if element.tag == W + "del":
            if mine:
                struck += "".join(text.text or "" for text in element.iter(W + "delText"))
        elif element.tag == W + "ins" and mine:
            close("".join(text.text or "" for text in element.iter(W + "t")))
        elif element.tag == W + "t":
            close("")
            before += element.text or ""
            if found and not found[-1][3]:
                found[-1][3] = element.text or ""
        else:
            if element.tag in (W + "p", W + "tab", W + "br", W + "drawing", W + "pict"):
                close("")
                before = ""
            for child in element:
                walk(child)

    walk(root)
    close("")
    return found


def corrected(text, edits):
    at = 0
    for before, old, new, after in edits:
        at = text.index(before + old + after[:4], max(0, at - len(before))) + len(before)
        text = text[:at] + new + text[at + len(old):]
        at += len(new)
    return text


def commented(path):
    """What each of baguan's comments hangs on, by its id, in the order of the text."""
    with zipfile.ZipFile(path) as file:
        root = tree.fromstring(file.read("word/document.xml"))
        comments = tree.fromstring(file.read("word/comments.xml"))
    mine = {comment.get(W + "id") for comment in comments.iter(W + "comment") if comment.get(W + "author") == AUTHOR}
    found, open_ranges = {}, set()
    for element in root.iter():
        number = element.get(W + "id")
        if element.tag == W + "commentRangeStart" and number in mine:
            open_ranges.add(number)
            found[number] = ""
        elif element.tag == W + "commentRangeEnd":
            open_ranges.discard(number)
        elif element.tag in (W + "t", W + "delText") and not (element.tag == W + "t" and element.text == word_places.NEW):
            for number in open_ranges:
                found[number] += element.text or ""
    return list(found.values())


def verify_places(baguan, office, folder):
    """Of the document that has every kind of place, each is found, and its comment hangs where it belongs."""
    path = os.path.join(folder, "places.docx")
    word_places.write(path)
    places = word_places.places()
    rule = ["--isolated", "--select", "institutions/renamed"]
    report = json.loads(subprocess.run(
        [baguan, "check", path, *rule, "--exit-zero", "-f", "json"], capture_output=True, text=True).stdout)
    found = [message["location"] for message in report["results"][0]["messages"]]
    expect(sorted(found) == sorted(places), f"found in {found}, not in {list(places)}")
    said = " ".join(diagnostic["message"] for diagnostic in report["diagnostics"] if diagnostic["code"] == "hidden-text")
    expect(all(place in said for place in word_places.HIDDEN), f"{word_places.HIDDEN} are not said to be hidden: {said}")
    comments, edits = verify(baguan, path, office, folder, *rule)
    expect(comments == len(places), f"{comments} comments for {len(places)} places")
    expect(edits == sum(takes for _, takes in places.values()), f"{edits} changes, not where they can be taken")
    hung = commented(os.path.join(folder, "out", "places.docx"))
    expect(sorted(hung) == sorted(anchor for anchor, _ in places.values()), f"comments hang on {hung}")
    print(f"places.docx: each of {len(places) + len(word_places.HIDDEN)} kinds of place is found or said, with its comment in its place")


def packed(path):
    """Each entry as it stands in the archive."""
    with zipfile.ZipFile(path) as file, open(path, "rb") as raw:
        entries = {}
        for entry in file.infolist():
            raw.seek(entry.header_offset + 26)
            name, extra = (int.from_bytes(raw.read(2), "little") for _ in range(2))
            raw.seek(name + extra, os.SEEK_CUR)
            entries[entry.filename] = raw.read(entry.compress_size)
        return entries


def expect(truth, words):
    if not truth:
        sys.exit(f"FAILED: {words}")


def verify(baguan, path, office, folder, *options):
    """How many comments and how many changes there are."""
    report = subprocess.run(
        [baguan, "check", path, "--annotate", folder + "/out", "--tracked", "--exit-zero", "--quiet", "--lang", "en", *options],
        capture_output=True, text=True, cwd=os.path.dirname(path)).stderr
    said = re.search(r"(\d+) comments?, (\d+) proposed", report)
    expect(said, f"{path}: nothing was annotated: {report}")
    copy = os.path.join(folder, "out", os.path.basename(path))

    before, after = packed(path), packed(copy)
    touched = {name for name in after if before.get(name) != after[name]}
    expect(set(before) <= set(after), f"{path}: a part is lost")
    allowed = {"[Content_Types].xml", "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"}
    expect(touched <= allowed, f"{path}: {touched - allowed} should not have been touched")

    comments = [comment for comment in docx.Document(copy).comments if comment.author == AUTHOR]
    expect(len(comments) == int(said[1]) and all(comment.text for comment in comments), f"{path}: python-docx reads {len(comments)} comments, not {said[1]}")

    edits = changes(copy)
    expect(len(edits) == int(said[2]), f"{path}: {len(edits)} changes, not {said[2]}")
    accepted, rejected = (office.text(copy, f"{word}AllTrackedChanges") for word in ("Accept", "Reject"))
    expect(accepted == corrected(office.text(path, "AcceptAllTrackedChanges"), edits), f"{path}: accepting all gives another text")
    expect(rejected == office.text(path, "RejectAllTrackedChanges"), f"{path}: rejecting all gives another text")
    print(f"{os.path.basename(path)}: {len(comments)} comments, {len(edits)} changes accepted and rejected, "
          f"{len(before) - len(touched & set(before))} of {len(before)} parts untouched")
    return len(comments), len(edits)


def main(baguan, *paths):
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder)
        try:
            verify_places(os.path.abspath(baguan), office, folder)
            for path in paths:
                verify(os.path.abspath(baguan), os.path.abspath(path), office, folder)
        finally:
            office.stop()


main(*sys.argv[1:])
