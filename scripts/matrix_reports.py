"""What must stand in the reports of ObjectivesTest, whoever writes them. Each check returns the list of what is wrong."""

import re
import xml.etree.ElementTree as ET

from matrix_checks import last_errors, read_result

# gate -> each of its tests: name in the tree, how it ends
TREE = {
    "maximum_is_broken()": [
        ("load", "passed"),
        ("http/latency-mean <= 2000 ms", "passed"),
        ("http/latency-max <= 0.001 ms", "failure"),
        ("http/error-count <= 0", "passed"),
    ],
    "all_hold(LoadResult)": [
        ("load", "passed"),
        ("http/latency-mean <= 2000 ms", "passed"),
        ("http/error-count <= 0", "passed"),
    ],
    "absent_is_never_measured()": [("load", "error")],
}
WHOLE = "whole_gate_is_broken"
BROKEN = "http/latency-max <= 0.001 ms"
MOST_LINES = 60


def check_surefire(code, output, build):
    return check_maven(code, output, build / "surefire-reports")


def check_failsafe(code, output, build):
    """Its goal integration-test alone is green; the XML says what verify would make of it."""
    return check_maven(code, output, build / "failsafe-reports", 0)


def check_maven(code, output, reports, expected_code=1):
    """Surefire and Failsafe: tests of a template are named by method and number."""
    cases = test_cases(reports.glob("TEST-*.xml"))
    wrong = [] if code == expected_code else [f"Maven's exit code is {code}, not {expected_code}", *last_errors(output)]
    expected = {f"{gate}[{i}]": end for gate, tests in TREE.items() for i, (_, end) in enumerate(tests, 1)}
    expected[WHOLE] = "failure"
    wrong += compare({case.get("name"): ending(case) for case in cases}, expected)
    wrong += common(cases)
    # The objective that is kept has no other place in this XML than what it printed.
    kept = [case for case in cases if case.get("name") == "maximum_is_broken()[2]"]
    line = "PASS maximum_is_broken: http/latency-mean <= 2000 ms: "
    if not kept or line not in kept[0].findtext("system-out", ""):
        wrong.append(f"no system-out with {line!r} at maximum_is_broken()[2]")
    return wrong


def check_phrased(code, output, build):
    """With Surefire's phrased names the tree is in the XML."""
    names = {case.get("name") for case in test_cases((build / "surefire-reports").glob("TEST-*.xml"))}
    missing = [name for _, tests in TREE.items() for name, _ in tests if not any(name in each for each in names)]
    return [f"no phrased name holds {name!r}: {sorted(names)}" for name in missing]


def check_rerun_of_objective(code, output, build):
    """Only the broken objective is run again; it drives the load anew."""
    wrong = [] if code == 0 else [f"Maven's exit code is {code}, not 0", *last_errors(output)]
    kept = [read_result(build, "RerunObjectivesTest", f"errors_are_broken_at_first{suffix}") for suffix in ("", "-run2")]
    if [each.get("verdict") for each in kept] != ["FAIL", "PASS"]:
        wrong.append(f"kept are {[each.get('verdict') for each in kept]}, not FAIL and PASS")
    if not re.search(r"Tests run: 3,.*Flakes: 1", output):
        wrong += ["not 3 tests of which 1 is flaky", *last_errors(output)]
    return wrong


def check_console(code, output, build):
    return check_legacy_xml(code, output, build) + check_open_test_reporting(build)


def check_legacy_xml(code, output, build):
    """JUnit's own XML: names as Surefire's, those of the tree and the report entries in system-out."""
    cases = test_cases((build / "console").glob("TEST-junit-jupiter.xml"))
    wrong = [] if code == 1 else [f"ConsoleLauncher's exit code is {code}, not 1"]
    expected = {f"{gate}[{i}]": end for gate, tests in TREE.items() for i, (_, end) in enumerate(tests, 1)}
    expected[f"{WHOLE}()"] = "failure"
    wrong += compare({case.get("name"): ending(case) for case in cases}, expected)
    wrong += common(cases)
    out = {case.get("name"): "\n".join(each.text or "" for each in case.iter("system-out")) for case in cases}
    for place, text in (
        ("maximum_is_broken()[2]", "> http/latency-mean <= 2000 ms"),
        ("maximum_is_broken()[3]", f"objective: {BROKEN}"),
        ("maximum_is_broken()[1]", "http/throughput: "),
    ):
        if text not in out.get(place, ""):
            wrong.append(f"{place}: no {text!r} in its system-out")
    return wrong + narrow(output)


def check_open_test_reporting(build):
    """Each node has its name, its entries; that of the load and of the whole gate the published folder."""
    files = sorted((build / "console").rglob("open-test-report.xml"))
    if len(files) != 1:
        return [f"{len(files)} files of Open Test Reporting, not 1"]
    text = files[0].read_text(encoding="utf-8")
    names = re.findall(r'<e:started [^>]*name="([^"]*)"', text)
    wrong = [
        f"no node {name!r}" for tests in TREE.values() for name, _ in tests if name.replace("<", "&lt;") not in names
    ]
    entries = re.findall(r'<entry key="objective">([^<]*)</entry>', text)
    if BROKEN.replace("<", "&lt;") not in entries:
        wrong.append(f"no entry objective = {BROKEN!r}, only {entries}")
    published = re.findall(r'<file [^>]*path="([^"]*)"', text)
    if len(published) != 3:
        wrong.append(f"published are {published}, not 3 folders")
    wrong += [f"{each} is not there" for each in published if not (files[0].parent / each / "result.json").exists()]
    return wrong


def test_cases(files):
    return [case for file in files for case in ET.parse(file).iter("testcase")]


def ending(case):
    tags = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
    return tags[0] if tags else "passed"


def compare(found, expected):
    return [
        f"{name}: {found.get(name)}, not {expected.get(name)}"
        for name in sorted(found.keys() | expected.keys())
        if found.get(name) != expected.get(name)
    ]


def common(cases):
    """What GitLab, Jenkins and people need of any XML."""
    wrong = []
    ids = [(case.get("classname"), case.get("name")) for case in cases]
    if len(ids) != len(set(ids)):
        wrong.append("two tests have one name, of which GitLab keeps the first")
    for case in cases:
        for failure in case.iter("failure"):
            lines = (failure.get("message") or "").splitlines()
            gate = re.match(r"\w+", case.get("name")).group()
            if not lines or not lines[0].startswith(f"FAIL {gate}: "):
                wrong.append(f"{case.get('name')}: the message begins with {lines[:1]}, not with verdict and gate")
            if len(lines) > MOST_LINES:
                wrong.append(f"{case.get('name')}: a message of {len(lines)} lines")
        text = "".join(case.itertext())
        if "\x1b" in text or "&#27;" in text:
            wrong.append(f"{case.get('name')}: a colour code")
    return wrong


def narrow(output):
    """Without colour on a console."""
    return ["the console has a colour code"] if "\x1b" in output else []
