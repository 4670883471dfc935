#!/usr/bin/env bash
# llmd-benchmark-report 0.2.1 (PyPI, Python 3.11): a load whose prompts' length nobody knows cannot be told, only invented.
#
# One would expect scenario.load.standardized.input_seq_len to be optional as output_seq_len is, since the source of the
# tokens may be "unknown". Seen: without it the whole report is refused ("Field required"), and the package's own converter
# of agentic runs, which knows no length either, writes a length of 0, which readers cannot tell from a measured one.
# Output seen on 2026-11-30:
#   with a length: read as 0.2.1
#   without output_seq_len: read as 0.2.1
#   without input_seq_len: scenario.load.standardized.input_seq_len: Field required
#   the converter's length: {'distribution': 'other', 'value': 0}
# Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'llmd-benchmark-report==0.2.1'
cat > "$folder/read.py" << 'PYTHON'
import copy, inspect, pathlib, re, sys
import llmd_benchmark_report, pydantic, yaml
from llmd_benchmark_report import import_benchmark_report, native_to_br0_2

package = pathlib.Path(llmd_benchmark_report.__file__).parent
example = yaml.safe_load((package / "br_v0_2_example.yaml").read_text())


def read(name, without):
    report = copy.deepcopy(example)
    load = report["scenario"]["load"]["standardized"]
    load["source"] = "unknown"
    if without:
        load.pop(without)
    file = pathlib.Path(sys.argv[1]) / "report.yaml"
    file.write_text(yaml.safe_dump(report))
    try:
        print(f"{name}: read as {import_benchmark_report(str(file)).version}")
    except pydantic.ValidationError as e:
        print(f"{name}: " + "; ".join(".".join(map(str, each["loc"])) + ": " + each["msg"] for each in e.errors()))


read("with a length", None)
read("without output_seq_len", "output_seq_len")
read("without input_seq_len", "input_seq_len")
print("the converter's length: " + re.search(r'setdefault\("input_seq_len", ({.*?})\)', inspect.getsource(native_to_br0_2)).group(1).replace('"', "'"))
PYTHON
"$folder/venv/bin/python" "$folder/read.py" "$folder" | tee "$folder/seen"
grep -qx 'with a length: read as 0.2.1' "$folder/seen"
grep -qx 'without output_seq_len: read as 0.2.1' "$folder/seen"
grep -qx 'without input_seq_len: scenario.load.standardized.input_seq_len: Field required' "$folder/seen"
grep -qxF "the converter's length: {'distribution': 'other', 'value': 0}" "$folder/seen"
