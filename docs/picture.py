#!/usr/bin/env python3
"""Draws what a terminal shows as an SVG picture; `make pictures` calls it.

    COMMAND --color always 2>&1 | python3 docs/picture.py "COMMAND" > docs/check.svg

Every character gets its own place on the grid, Han characters two columns wide, so the picture is right in any font.
The text itself stands in <desc>, for screen readers and for the test that compares it with today's output.
"""
import itertools
import re
import sys
import unicodedata
from xml.sax.saxutils import escape

COLUMNS = 100
CELL, LINE, MARGIN, BAR = 7.8, 20, 18, 32
CLASSES = {"1;31": "error", "1;33": "warning", "1;36": "info", "1": "place", "2": "quiet", "32": "suggestion"}

STYLE = """
    text { font: 13px ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "PingFang SC",
           "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", monospace; white-space: pre; fill: #24292f; }
    .han { font-size: 15px; } .back { fill: #ffffff; stroke: #d0d7de; } .bar { fill: #f6f8fa; } .dot { fill: #d0d7de; }
    .prompt, .place { font-weight: 600; } .quiet { fill: #6e7781; } .suggestion { fill: #116329; }
    .error { fill: #cf222e; font-weight: 600; } .warning { fill: #9a6700; font-weight: 600; }
    .info { fill: #0969da; font-weight: 600; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; } .back { fill: #0d1117; stroke: #30363d; } .bar { fill: #161b22; } .dot { fill: #484f58; }
      .quiet { fill: #8b949e; } .suggestion { fill: #56d364; } .error { fill: #ff7b72; } .warning { fill: #e3b341; }
      .info { fill: #79c0ff; }
    }"""


def width(character):
    """Columns in a terminal, counted as the reports count them."""
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def styled(line):
    """(character, class) of one line with ANSI colours."""
    style = ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b"):
            style = CLASSES.get(part[2:-1], "")
        else:
            yield from ((character, style) for character in part)


def rows(lines):
    """The lines as a terminal of COLUMNS columns folds them: lists of (column, character, class)."""
    for line in lines:
        row, column = [], 0
        for character, style in styled(line):
            if column + width(character) > COLUMNS:
                yield row
                row, column = [], 0
            row.append((column, character, style))
            column += width(character)
        yield row


def runs(row):
    """Stretches of one class and one width, without blanks: some viewers heed the first place only."""
    for _, run in itertools.groupby(row, key=lambda cell: (cell[2], width(cell[1]), cell[1] == " ")):
        run = list(run)
        if run[0][1] != " ":
            yield run


def main():
    command = sys.argv[1]
    output = sys.stdin.read().rstrip("\n")
    lines = [f"\x1b[1m$ {command}\x1b[0m"] + output.split("\n")
    drawn = list(rows(lines))
    right, bottom = COLUMNS * CELL + 2 * MARGIN, BAR + len(drawn) * LINE + 2 * MARGIN - 6
    plain = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(lines))
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right:g} {bottom:g}" width="{right:g}" role="img">')
    print(f"  <title>{escape(command)}</title>\n  <desc>{escape(plain)}</desc>\n  <style>{STYLE}\n  </style>")
    print(f'  <rect class="back" x=".5" y=".5" width="{right - 1:g}" height="{bottom - 1:g}" rx="8"/>')
    print(f'  <path class="bar" d="M1 {BAR}V8a7 7 0 0 1 7-7H{right - 8:g}a7 7 0 0 1 7 7V{BAR}z"/>')
    for x in (20, 38, 56):
        print(f'  <circle class="dot" cx="{x}" cy="{BAR / 2:g}" r="5.5"/>')
    for number, row in enumerate(drawn):
        y = BAR + MARGIN + 10 + number * LINE
        for run in runs(row):
            places = " ".join(f"{MARGIN + column * CELL:.1f}".removesuffix(".0") for column, _, _ in run)
            text = escape("".join(character for _, character, _ in run))
            classes = " ".join(filter(None, [run[0][2], "han" if width(run[0][1]) == 2 else ""]))
            style = f' class="{classes}"' if classes else ""
            print(f'  <text{style} x="{places}" y="{y:g}">{text}</text>')
    print("</svg>")


main()
