"""What must be so in each cell of scripts/matrix. Each check returns the list of what is wrong."""

import datetime
import json
import re
import xml.etree.ElementTree as ET

# method of GateTest: how JUnit ends it, verdict, requests, outcomes
EXPECTED = {
    "healthy_is_green": ("passed", "PASS", 50, {"success": 50}),
    "healthy_with_a_result_is_green": ("passed", "PASS", 50, {"success": 50}),
    "flaky_breaks_its_errors": ("failure", "FAIL", 50, {"success": 40, "server-error": 10}),
    "healthy_breaks_an_impossible_limit": ("failure", "FAIL", 50, {"success": 50}),
    "absent_is_never_measured": ("error", "ERROR", None, {}),
    "parameter_of_nobody_is_never_measured": ("error", "ERROR", None, {}),
    "parameter_of_nobody_behind_one_of_junit_is_no_pass": ("error", "ERROR", 50, {"success": 50}),
}

# how JUnit ends what no engine but ours sees, and what stands beside it
UNEXECUTED = {
    "private_gate": "error",
    "static_gate": "error",
    "gate_with_a_value": "error",
    "nested_gate": "error",
    "private_gate_beside_tests": "error",
    "ordinary": "passed",
    "ordinary_too": "passed",
}

SPRING = {
    "injected_port_is_green": "passed",
    "port_of_the_outer_instance_is_green": "passed",
    "field_of_one_instance_is_green": "passed",
}


def check_gates(code, output, build, reference, spring):
    """reference: filled with the keys of the first cell, which the others must have as well."""
    if not (build / "loadline").exists():
        return [f"no result was written (Maven's exit code {code})", *last_errors(output)]
    wrong = [] if code == 1 else [f"Maven's exit code is {code}, not 1"]
    endings = junit_endings(build)
    for method, expected in {**UNEXECUTED, **(SPRING if spring else {})}.items():
        if endings.get(method) != expected:
            wrong.append(f"{method}: {endings.get(method)}, not {expected}")
    for method, expected in EXPECTED.items():
        result = read_result(build, "GateTest", method)
        found = (endings.get(method), *facts(result))
        if found != expected:
            wrong.append(f"{method}: {found}, not {expected}")
        keys = key_paths(result)
        difference = keys ^ reference.setdefault(method, keys)
        if difference:
            wrong.append(f"{method}: keys that only this or only the first cell has: {sorted(difference)}")
    return wrong


def check_old_junit(code, output, build):
    wrong = [] if code == 1 else [f"Maven's exit code is {code}, not 1"]
    sentence = [line for line in output.splitlines() if "5.11.4" in line and "junit-bom" in line]
    if not sentence:
        wrong.append("no sentence names both 5.11.4 and the pom's junit-bom")
        wrong += last_errors(output)
    for error in ("NoSuchMethodError", "NoClassDefFoundError", "ClassNotFoundException"):
        if error in output:
            wrong.append(f"the output has a {error}")
    return wrong


def check_rerun(code, output, build):
    """The gates that never run are red in the rerun, too; the other is only flaky."""
    wrong = [] if code == 1 else [f"Maven's exit code is {code}, not 1"]
    first, second = (read_result(build, "RerunTest", f"broken_at_first{suffix}") for suffix in ("", "-run2"))
    if (first.get("verdict"), second.get("verdict")) != ("FAIL", "PASS"):
        wrong.append(f"kept are {first.get('verdict')} and {second.get('verdict')}, not FAIL and PASS")
    said = "this is run 2 of the test: run 1 ended FAIL"
    if said not in output or not any(said in note for note in second.get("notes", [])):
        wrong.append("the second run does not say that it is one")
    if not re.search(r"Tests run: 5,.*Errors: 4,.*Flakes: 1", output):
        wrong += ["not 4 errors and 1 flake", *last_errors(output)]
    return wrong


def check_forks(code, output, build):
    wrong = [] if code == 0 else [f"Maven's exit code is {code}, not 0", *last_errors(output)]
    if not re.search(r"\bwait", output, re.IGNORECASE):
        wrong.append("no fork said that it waits")
    results = [read_result(build, name, "healthy_is_green") for name in ("FirstForkTest", "SecondForkTest")]
    if not all("started" in result for result in results):
        return [*wrong, "a fork wrote no result of a measurement"]
    spans = sorted(map(span, results))
    if spans[0][1] > spans[1][0]:
        wrong.append(f"measured at once: {spans}")
    return wrong


def last_errors(output):
    return [line for line in output.splitlines() if line.startswith("[ERROR]")][:5]


def junit_endings(build):
    """method -> passed, failure, error or skipped."""
    endings = {}
    for report in (build / "surefire-reports").glob("TEST-*.xml"):
        for case in ET.parse(report).iter("testcase"):
            tags = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
            endings[case.get("name").split("(")[0]] = tags[0] if tags else "passed"
    return endings


def read_result(build, test_class, method):
    path = build / "loadline" / f"matrix.{test_class}" / method / "result.json"
    return json.loads(path.read_text()) if path.exists() else {}


def facts(result):
    return result.get("verdict"), result.get("requests"), result.get("outcomes", {})


def key_paths(value, path=""):
    """All keys of a JSON value, those of all elements of a list taken together."""
    if isinstance(value, dict):
        below = [key_paths(each, f"{path}.{key}") | {f"{path}.{key}"} for key, each in value.items()]
    elif isinstance(value, list):
        below = [key_paths(each, f"{path}[]") for each in value]
    else:
        below = []
    return set().union(*below)


def span(result):
    """When the measurement began and ended, in s by the wall clock."""
    began = datetime.datetime.fromisoformat(result["started"].replace("Z", "+00:00")).timestamp()
    return began, began + result["elapsed_s"]
