"""Which characters are written for which: pairs by sound and by shape, one a line.

    python3 confusions.py > confusions.tsv

written TAB meant TAB sound (3 same sound and tone, 2 same sound, 1 near, 0 none) TAB shape (0 … 1)

Written may be any of the 6,763 characters of GB 2312, meant one of its 3,755 common ones (level 1).

Sound: ICU's Han-Latin transliteration and that of its names (one reading each), and the readings that Unihan's
kHanyuPinlu counts at least five times; ICU gives a character one reading and knows nothing of 长 zhǎng beside cháng.
Shape: each character drawn by one font, blurred, and compared with each other whole, and with parts of each other, so
that 本 and 体 meet. All sums are of whole numbers, so that every machine gets the same.

Needs numpy, pillow; Debian's icu-devtools (uconv), unicode-data, fonts-noto-cjk.
"""

import bz2
import re
import subprocess
import sys
import unicodedata

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONT, FACE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2  # Noto Sans CJK SC
READINGS = "/usr/share/unicode/Unihan_Readings.txt.bz2"
SIZE, MARGIN = 32, 4
WIDTH = SIZE + 2 * MARGIN
# Left, top, right, bottom of the parts that are compared with whole characters.
PARTS = [
    (WIDTH * 0.38, 4, WIDTH - 4, WIDTH - 4), (4, 4, WIDTH * 0.58, WIDTH - 4), (4, WIDTH * 0.38, WIDTH - 4, WIDTH - 4),
    (4, 4, WIDTH - 4, WIDTH * 0.58), (WIDTH * 0.3, 4, WIDTH - 4, WIDTH - 4), (4, WIDTH * 0.28, WIDTH - 4, WIDTH - 4),
    (4, 4, WIDTH * 0.45, WIDTH - 4),
]
# How many of the most similar are kept, and how similar they must be: whole characters, parts.
WHOLE, PART = (24, 0.5), (16, 0.55)
TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def characters():
    codes = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    found = set()
    for code in codes:
        try:
            found.add(code.decode("gb2312"))
        except UnicodeDecodeError:
            pass
    return sorted(found)


def reading(pinyin):
    """Syllable and tone of `zhǎng`."""
    tone, rest = 0, ""
    for mark in unicodedata.normalize("NFD", pinyin):
        if mark in TONES:
            tone = TONES[mark]
        else:
            rest += mark
    return unicodedata.normalize("NFC", rest), tone


def readings(chars):
    found = {char: set() for char in chars}
    for rules in ["Han-Latin", "Han-Latin/Names"]:
        answer = subprocess.run(
            ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", rules], input="\n".join(chars).encode(), capture_output=True, check=True)
        for char, line in zip(chars, answer.stdout.decode().split("\n")):
            syllable = reading(line.strip())
            if syllable[0].isalpha() and syllable[0] != char:
                found[char].add(syllable)
    for line in bz2.open(READINGS, "rt"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 3 and fields[1] == "kHanyuPinlu" and (char := chr(int(fields[0][2:], 16))) in found:
            found[char] |= {reading(pinyin) for pinyin, count in re.findall(r"(\S+?)\((\d+)\)", fields[2]) if int(count) >= 5}
    return found


def blurred_sound(syllable):
    """What people of many regions do not tell apart: zh and z, n and l, r and l, hu and fu, -ng and -n."""
    sound = syllable.replace("ü", "v")
    for retroflex, plain in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if sound.startswith(retroflex):
            sound = plain + sound[2:]
    if sound[0] in "nr":
        sound = "l" + sound[1:]
    if sound == "fu":
        sound = "hu"
    for nasal, plain in (("ang", "an"), ("eng", "en"), ("ing", "in"), ("iang", "ian"), ("uang", "uan")):
        if sound.endswith(nasal):
            sound = sound[: -len(nasal)] + plain
    return sound


def drawn(char, font):
    image = Image.new("L", (WIDTH, WIDTH), 0)
    ImageDraw.Draw(image).text((WIDTH // 2, WIDTH // 2), char, fill=255, font=font, anchor="mm")
    rows = np.pad(np.asarray(image, dtype=np.int64), 1)
    rows = rows[:-2] + 2 * rows[1:-1] + rows[2:]
    return ((rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) // 16).astype(np.uint8)


def similarity(left, right):
    """The cosine between all rows of two matrices of whole numbers, each freed of its mean."""
    left, right = ((m - np.floor(m.mean(axis=1, keepdims=True))) for m in (left, right))
    lengths = [np.sqrt((m * m).sum(axis=1)) for m in (left, right)]
    for each in lengths:
        each[each == 0] = 1
    return (left @ right.T) / lengths[0][:, None] / lengths[1][None, :]


def shapes(chars, targets):
    """By character: the targets that look like it, and how much."""
    font = ImageFont.truetype(FONT, SIZE, index=FACE)
    images = [Image.fromarray(drawn(char, font)) for char in chars]

    def cut(box):
        return np.stack([np.asarray(i.resize((WIDTH, WIDTH), Image.BILINEAR, box=box), dtype=np.float64).ravel() for i in images])

    plain = np.stack([np.asarray(image, dtype=np.float64).ravel() for image in images])
    like = [{} for _ in chars]

    def keep(table, limits):
        np.fill_diagonal(table, 0)
        for index, row in enumerate(table[:, targets]):
            for place in np.argsort(-row, kind="stable")[: limits[0]]:
                if row[place] >= limits[1]:
                    target = chars[targets[place]]
                    like[index][target] = max(like[index].get(target, 0), round(float(row[place]), 2))

    keep(similarity(plain, plain), WHOLE)
    full, best = cut((4, 4, WIDTH - 4, WIDTH - 4)), None
    for part in PARTS:
        table = similarity(cut(part), full)
        table = np.maximum(table, table.T)
        best = table if best is None else np.maximum(best, table)
    keep(best, PART)
    return like


def main():
    chars = characters()
    common = {char for char in chars if char.encode("gb2312") < b"\xd8"}
    read = readings(chars)
    by_sound, by_blurred = {}, {}
    for char in chars:
        for syllable, _ in read[char]:
            by_sound.setdefault(syllable, set()).add(char)
            by_blurred.setdefault(blurred_sound(syllable), set()).add(char)
    like = shapes(chars, np.array([index for index, char in enumerate(chars) if char in common]))
    print("# written, meant, sound, shape; made by Models/confusions.py")
    for char, shape in zip(chars, like):
        sound = {}
        for syllable, _ in read[char]:
            for other in by_blurred[blurred_sound(syllable)]:
                sound[other] = max(sound.get(other, 0), 1)
            for other in by_sound[syllable]:
                sound[other] = max(sound.get(other, 0), 3 if read[char] & read[other] else 2)
        for other in sorted(set(sound) | set(shape)):
            if other != char and other in common:
                sys.stdout.write(f"{char}\t{other}\t{sound.get(other, 0)}\t{shape.get(other, 0)}\n")


main()
