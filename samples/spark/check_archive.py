"""Checks an archive of drafts with Apache Spark: each partition goes through one `baguan check --stdin-jsonl`.

In: a folder of JSON Lines, {"path": …, "text": …, "kind": …} in each line. Out: a folder of JSON Lines, as
`--format jsonl` has them. Ends as baguan does: 0, 1 with errors found, 2 when a line could not be read.
"""

import argparse
import json
import shlex
import sys

from pyspark.sql import SparkSession


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", help="folder of .jsonl files, or any address that Spark can read")
    parser.add_argument("result", help="folder that is made")
    parser.add_argument("--baguan", default="baguan", help="the program, at the same place on every machine")
    parser.add_argument("--as-of", required=True, help="the day for drafts without a date of their own")
    parser.add_argument("--config", help="a settings file, at the same place on every machine")
    parser.add_argument("--partitions", type=int, help="at least so many pieces")
    return parser.parse_args()


def counts(line):
    """Errors and unreadable lines that a line of the report stands for."""
    entry = json.loads(line)
    if "messages" in entry:
        return entry["errorCount"], 0
    return 0, int(entry["level"] == "error")


def main():
    options = arguments()
    # Findings are no failure of the job (--exit-zero), and trouble stands in the report: `|| [ $? = 2 ]`.
    # One thread for each process, since Spark runs one process for each core.
    command = [options.baguan, "check", "--stdin-jsonl", "--format", "jsonl", "--exit-zero", "--jobs", "1"]
    command += ["--as-of", options.as_of] + (["--config", options.config] if options.config else [])
    script = shlex.join(command) + " || [ $? = 2 ]"

    spark = SparkSession.builder.appName("baguan").getOrCreate()
    drafts = spark.sparkContext.textFile(options.archive, options.partitions)
    report = drafts.pipe(shlex.join(["sh", "-c", script]), checkCode=True).cache()
    report.saveAsTextFile(options.result)
    errors, unreadable = report.map(counts).fold((0, 0), lambda a, b: (a[0] + b[0], a[1] + b[1]))
    spark.stop()
    sys.exit(2 if unreadable else 1 if errors else 0)


if __name__ == "__main__":
    main()
