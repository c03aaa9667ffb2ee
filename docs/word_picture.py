#!/usr/bin/env python3
"""Draws the first page of a Word document with its comments beside it as an SVG picture; `make pictures` calls it.

    python3 docs/word_picture.py PAGE.png NOTES.pdf > docs/word.svg

PAGE.png is the page as LibreOffice shows it; NOTES.pdf the same document with its comments as PDF annotations, which say
where each stands. (LibreOffice can also print comments in the margin, but not without a screen.)
"""
import base64
import re
import struct
import sys
import unicodedata
from xml.sax.saxutils import escape

WIDTH, GAP, MARGIN, COLUMN, LINE, FONT = 560, 26, 14, 330, 15, 11.5
STYLE = f"""
    text {{ font: {FONT}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif; fill: #24292f; }}
    .author {{ font-weight: 600; fill: #0969da; }} .suggestion {{ fill: #116329; }}
    .box {{ fill: #fff8e6; stroke: #e3c77a; }} .thread {{ fill: none; stroke: #e3c77a; }} .back {{ fill: #ffffff; stroke: #d0d7de; }}"""


def notes(pdf):
    """The comments on the first page, from above: (where it stands as a share of the page, its paragraphs)."""
    page = re.search(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]/Annots\[([^\]]*)\]", pdf)
    width, height = float(page[1]), float(page[2])
    first = {int(number) for number in re.findall(rb"(\d+) 0 R", page[3])}
    pattern = rb"\n(\d+) 0 obj\n<</Type /Annot /Subtype /Text /Rect\[([\d. ]+)\].*?/Contents <([0-9A-F]+)>\n/T <([0-9A-F]+)>"
    found = []
    for number, rect, contents, title in re.findall(pattern, pdf, re.S):
        left, _, _, top = map(float, rect.split())
        text, author = (bytes.fromhex(part.decode()).decode("utf-16") for part in (contents, title))
        if int(number) in first:
            found.append((left / width, 1 - top / height, author.split(",")[0], text.split("\n")))
    return sorted(found, key=lambda note: (round(note[1], 2), note[0]))


def columns(text):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrapped(text, lines):
    """The text in so many lines at most, the last of which may end in …"""
    room, rows = int((COLUMN - 2 * 10) / FONT * 2) - 3, [""]
    for character in text:
        # Marks that close may hang over the end, and begin no row.
        if columns(rows[-1] + character) > room and character not in "，。、；：）”":
            if len(rows) == lines:
                rows[-1] = rows[-1][:-1] + "…"
                break
            rows.append("")
        rows[-1] += character
    return rows


def rows(author, paragraphs):
    """Who speaks, what is wrong, and what to write instead; sources and the names of rules are left out here."""
    found = [("author", author)]
    for paragraph in paragraphs:
        kind = "suggestion" if paragraph.startswith("改为") else ""
        if not paragraph.startswith(("依据", "（")):
            found += [(kind, row) for row in wrapped(paragraph, 1 if kind else 2)]
    return found


def main(page, pdf):
    png, comments = open(page, "rb").read(), notes(open(pdf, "rb").read())
    pixels = struct.unpack(">II", png[16:24])
    height = WIDTH * pixels[1] / pixels[0]
    shapes, top, left = [], MARGIN, MARGIN + WIDTH + GAP
    for x, y, author, paragraphs in comments:
        texts = rows(author, paragraphs)
        box = len(texts) * LINE + 10
        top = max(top, MARGIN + y * height - box / 2)
        at = (MARGIN + x * WIDTH, MARGIN + y * height + 20)
        shapes.append(f'<path class="thread" d="M{at[0]:.0f} {at[1]:.0f} L{MARGIN + WIDTH} {at[1]:.0f} L{left} {top + 14:.0f}"/>')
        shapes.append(f'<rect class="box" x="{left}" y="{top:.0f}" width="{COLUMN}" height="{box}" rx="4"/>')
        for index, (kind, text) in enumerate(texts):
            shapes.append(f'<text class="{kind}" x="{left + 10}" y="{top + LINE * (index + 1) - 1:.0f}">{escape(text)}</text>')
        top += box + 6
    size = (left + COLUMN + MARGIN, max(MARGIN * 2 + height, top + MARGIN))
    data = base64.b64encode(png).decode()
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]:.0f}" viewBox="0 0 {size[0]} {size[1]:.0f}">')
    print(f"<style>{STYLE}\n</style>")
    print(f'<rect class="back" x="0.5" y="0.5" width="{size[0] - 1}" height="{size[1] - 1:.0f}" rx="8"/>')
    print(f'<image x="{MARGIN}" y="{MARGIN}" width="{WIDTH}" height="{height:.0f}" href="data:image/png;base64,{data}"/>')
    print("\n".join(shapes) + "\n</svg>")


main(*sys.argv[1:])
