"""Counts the tests in JUnit reports.

count_tests.py [--also PASSED FAILED] FOLDER      prints "N passed, N failed, N skipped", exit 1 unless all is well
count_tests.py --none-skipped SUFFIX FOLDER       exit 1 unless there are tests of such classes and none was skipped
"""

import argparse
import collections
import pathlib
import sys
import xml.etree.ElementTree as ET


def testcases(folder):
    for report in sorted(pathlib.Path(folder).rglob("TEST-*.xml")):
        for case in ET.parse(report).iter("testcase"):
            yield case.get("classname", ""), case.get("name", ""), ending(case)


def ending(case):
    tags = {child.tag for child in case}
    if tags & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in tags else "passed"


def none_skipped(suffix, folder):
    found = [case for case in testcases(folder) if case[0].endswith(suffix)]
    skipped = [case for case in found if case[2] == "skipped"]
    for classname, name, _ in skipped:
        print(f"skipped: {classname}.{name}")
    print(f"{len(found)} tests of *{suffix}, {len(skipped)} skipped")
    return bool(found) and not skipped


def count(folder, also):
    for name in sorted(path for path in pathlib.Path(folder).iterdir() if path.is_dir()):
        print(f"{name.name}: {line(collections.Counter(case[2] for case in testcases(name)))}")
    total = collections.Counter(case[2] for case in testcases(folder))
    tests = sum(total.values())
    print(f"checks of .ci/run: {also[0]} passed, {also[1]} failed")
    total["passed"] += also[0]
    total["failed"] += also[1]
    print(line(total))
    return tests > 0 and total["failed"] == 0


def line(counts):
    return ", ".join(f"{counts[ending]} {ending}" for ending in ("passed", "failed", "skipped"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--also", nargs=2, type=int, default=(0, 0))
    parser.add_argument("--none-skipped", metavar="SUFFIX")
    parser.add_argument("folder")
    args = parser.parse_args()
    if args.none_skipped:
        return none_skipped(args.none_skipped, args.folder)
    return count(args.folder, args.also)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
