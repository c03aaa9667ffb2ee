#!/usr/bin/env python3
"""How much of what a careful editor would mark in three real texts does baguan find?

    Tests/Reference/compare.py BAGUAN FOLDER

The texts belong to others and are not in this repository; defects.tsv says by position and type what is wrong in them
(line 0: once for the whole file). FOLDER holds the texts under the names in the first column. Prints what is found by
type, and every place that is missed."""
import collections, csv, json, os, subprocess, sys

baguan, folder = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
rows = list(csv.DictReader(open(os.path.join(here, "defects.tsv"), encoding="utf-8"), delimiter="\t"))
files = sorted({row["file"] for row in rows})
report = subprocess.run(
    [baguan, "check", "--isolated", "--format", "json", "--exit-zero", *(os.path.join(folder, f) for f in files)],
    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
messages = {os.path.basename(r["filePath"]): r["messages"] for r in json.loads(report.stdout)["results"]}
texts = {f: open(os.path.join(folder, f), encoding="utf-8").read().split("\n") for f in files}
packs_of_whole_files = {"half-width": "punctuation/", "pair": "pairs/"}


def covers(message, line, column):
    start, end = (message["line"], message["column"]), (message["endLine"], message["endColumn"])
    # A word around the place counts: 加强和改良 is reported as a whole.
    return start <= (line, column + 1) and (line, column) <= end


def is_found(row):
    line, column, found = int(row["line"]), int(row["column"]), messages[row["file"]]
    if line == 0:
        return any(m["ruleId"].startswith(packs_of_whole_files[row["type"]]) for m in found)
    if any(covers(m, line, column) for m in found):
        return True
    # One finding lists all weak signs of a paraphrased text.
    near = texts[row["file"]][line - 1][column - 1:column + 3]
    return row["type"] == "paraphrase" and any(
        m["ruleId"].startswith("paraphrase/") and any(near[i:i + 2] in m["message"] for i in range(3)) for m in found)


found, total = collections.Counter(), collections.Counter()
for row in rows:
    total[row["type"]] += 1
    if is_found(row):
        found[row["type"]] += 1
    else:
        print(f"missed: {row['file']}:{row['line']}:{row['column']} {row['type']}")
for kind in sorted(total):
    print(f"{kind:14}{found[kind]:4} of {total[kind]}")
print(f"{'all':14}{sum(found.values()):4} of {sum(total.values())}")
