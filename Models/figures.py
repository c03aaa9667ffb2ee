"""Measures what the bundled model is worth, again: all figures of README.md, and the weights it ships with.

    python3 figures.py BAGUAN LAWS WORDS CONFUSIONS ECSPELL FOLDER

BAGUAN is the program, LAWS the folder of law texts, WORDS jieba's dict.txt, CONFUSIONS what confusions.py printed,
ECSPELL the pairs of wrong and right sentences; all that is made goes into FOLDER, which may hold sentences of both.
Nothing is drawn by chance: the same inputs give the same figures.

    FOLDER/a, FOLDER/b     every other file of the laws, by name
    FOLDER/weights.txt     learned from ECSpell and 20,000 sentences of b, with a model made of a: those of Models/weights.txt
    FOLDER/sample.txt      a hundred suspects in b by a model made of a, to be read and judged by a person
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

BAGUAN, LAWS, WORDS, CONFUSIONS, ECSPELL, FOLDER = sys.argv[1:]
FOLDER = Path(FOLDER)
TEXTS = {".md", ".txt"}
LINES, SAMPLE, AROUND = 20_000, 100, 14


def run(*arguments):
    done = subprocess.run([BAGUAN, *map(str, arguments)], capture_output=True, text=True, env={"LC_ALL": "en_US.UTF-8", "HOME": "/nonexistent"})
    if done.returncode not in (0, 1):
        sys.exit(f"baguan {' '.join(map(str, arguments))}\n{done.stderr}")
    return done


def train(title, texts, *more):
    report = run("train", texts, "--isolated", "--no-respect-gitignore", "--lang", "en", *more).stderr
    print(f"{title}\n{report}", flush=True)
    return report


def halves():
    """Copies every other text of the laws into a, the rest into b."""
    files = sorted(path for path in Path(LAWS).rglob("*") if path.suffix in TEXTS and path.is_file())
    for index, path in enumerate(files):
        target = FOLDER / "ab"[index % 2] / path.relative_to(LAWS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def lines(folder):
    """Lines of laws that are prose, each once, evenly from all there are; the first field tells them apart."""
    seen = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for line in path.read_text(errors="ignore").splitlines():
                line = line.strip()
                if 10 <= len(line) <= 300 and line[0] not in "#<>|!-*" and "\t" not in line:
                    seen[line] = None
    step = max(1, len(seen) // LINES)
    return [f"law\t{line}\t{line}" for line in list(seen)[::step][:LINES]]


def suspects(model):
    """Checks b by a model that stands alone; prints how many suspects there are, and writes a sample of them."""
    settings = FOLDER / "suspects.yml"
    settings.write_text(f"typing-model: {model.name}\nrules: {{typos/suspects: info}}\n")
    report = run("check", FOLDER / "b", "-c", settings, "--select", "typos/suspects", "--extend-select", "typos/suspects",
                 "--no-respect-gitignore", "--exit-zero", "--no-cache", "-f", "jsonl").stdout
    found = []
    for line in report.splitlines():
        result = json.loads(line)
        for message in result.get("messages", []):
            found.append((result["filePath"], message))
    step = max(1, len(found) // SAMPLE)
    with open(FOLDER / "sample.txt", "w") as sample:
        for path, message in found[::step][:SAMPLE]:
            text = Path(path).read_bytes()
            at, end = message["byteOffset"], message["byteOffset"] + message["byteLength"]
            before, after = text[max(0, at - 3 * AROUND):at].decode(errors="ignore"), text[end:end + 3 * AROUND].decode(errors="ignore")
            around = f"{before}[{message['match']}→{message['suggestions'][0]}]{after}".replace("\n", "¶")
            sample.write(f"{around}\t{Path(path).name}\n")
    return len(found), len(report.splitlines())


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    halves()
    base = ["--words", WORDS, "--confusions", CONFUSIONS]
    half, whole, scratch = FOLDER / "half.model", FOLDER / "whole.model", FOLDER / "scratch.txt"
    fitting = ["--pairs", ECSPELL, "--weights", scratch]
    train("all laws, weights learned from ECSpell", LAWS, *base, *fitting, "-o", whole)
    train("half of the laws, weights learned from ECSpell", FOLDER / "a", *base, *fitting, "-o", half)
    train("the other half as an own model", FOLDER / "b", "--base", half, *fitting, "-o", FOLDER / "own.model")
    pairs = FOLDER / "pairs.tsv"
    pairs.write_text(Path(ECSPELL).read_text().rstrip("\n") + "\n" + "\n".join(lines(FOLDER / "b")) + "\n")
    train("half of the laws, weights learned from ECSpell and lines of the other half: those that are shipped",
          FOLDER / "a", *base, "--pairs", pairs, "--weights", FOLDER / "weights.txt", "-o", half)
    sentences = train("the other half, for its number of sentences", FOLDER / "b", "-o", FOLDER / "own.model").split(" sentences")[0]
    count, texts = suspects(half)
    total = int(sentences.rsplit(" ", 1)[1])
    print(f"laws, one half by a model of the other: {count} suspects in {total} sentences, {1000 * count / total:.2f} in a thousand; {texts} texts with any")


main()
