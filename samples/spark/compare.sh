#!/bin/sh
# Checks posts/ with Spark on this machine, in several pieces, and with one process, and compares: make test-spark.
# Usage: compare.sh BAGUAN PYTHON
set -eu
baguan=$1
python=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SPARK_LOCAL_IP=127.0.0.1 LC_ALL=C.UTF-8

status=0
"$python" "$here/check_archive.py" "$here/posts" "$work/spark" --baguan "$baguan" --as-of 2026-11-20 --partitions 7 \
    2> "$work/log" || status=$?
cat "$here"/posts/*.jsonl > "$work/all.jsonl"
expected=0
"$baguan" check --stdin-jsonl --format jsonl --as-of 2026-11-20 < "$work/all.jsonl" > "$work/one" || expected=$?

cat "$work"/spark/part-* | sort > "$work/spark.sorted"
sort "$work/one" > "$work/one.sorted"
if [ ! -s "$work/one.sorted" ] || ! cmp "$work/spark.sorted" "$work/one.sorted" || [ "$status" != "$expected" ]; then
    tail -30 "$work/log" >&2
    echo "Spark ended with $status, one process with $expected" >&2
    exit 1
fi
pieces=$(ls "$work"/spark/part-* | wc -l)
echo "the same: $(wc -l < "$work/one") drafts, $(grep -c '"messages":\[{' "$work/one") with findings, $pieces pieces, exit $status"
