#!/usr/bin/env bash
# Ray Serve 2.60.0 (PyPI, Python 3.11, Linux): the _sum of its latency histograms is no sum of latencies, so that
# _sum / _count, the usual mean of a histogram, is the mean of the middles of the buckets that the latencies fell into.
#
# Seen, a deployment that takes 8 requests one after another and sleeps 105 ms in each (by its own clock 105.1 ms each):
#   ray_serve_deployment_processing_latency_ms_sum    1200.0 (and 1.5 for one request that took between 1 and 2 ms)
#   mean by _sum / _count                             150.0 ms, that is (100 + 200) / 2, for 105.1 ms: 43 % too much
# Only the counts of its buckets are data. Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'ray[serve]==2.60.0' 'prometheus_client==0.26.0' 'starlette==1.10.0' 'uvicorn==0.54.0'
cat > "$folder/app.py" << 'PYTHON'
import json
import re
import time
import urllib.request

import ray
from ray import serve


@serve.deployment(max_ongoing_requests=1)
class Sleeper:
    def __init__(self):
        self.inside = 0.0
        self.calls = 0

    async def __call__(self, request):
        if request.url.path == "/told":
            return {"inside_ms": self.inside, "calls": self.calls}
        began = time.perf_counter()
        time.sleep(0.105)
        self.inside += (time.perf_counter() - began) * 1000
        self.calls += 1
        return "ok"


def get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR", _metrics_export_port=18797)
serve.start(http_options={"host": "127.0.0.1", "port": 18798})
serve.run(Sleeper.bind())
for _ in range(8):
    get("http://127.0.0.1:18798/")
inside = json.loads(get("http://127.0.0.1:18798/told"))
pattern = r'^ray_serve_deployment_processing_latency_ms_(sum|count)\{.*\} (\S+)$'
told = {}
for _ in range(60):  # its metrics move some seconds late
    time.sleep(1)
    told = {kind: float(value) for kind, value in re.findall(pattern, get("http://127.0.0.1:18797/metrics"), re.M)}
    if told.get("count") == 9:
        break
true_mean = inside["inside_ms"] / inside["calls"]
# The ninth is the short request that asked how long the eight were inside.
of_eight = told["sum"] - told["sum"] % 100
print(f"by its own clock {true_mean:.1f} ms a request; _sum {told['sum']}, _count {told['count']:.0f}: {of_eight / 8:.1f} ms a request")
raise SystemExit(0 if true_mean < 125 and of_eight == 1200 else 1)
PYTHON
cd "$folder"
"$folder/venv/bin/python" app.py 2> "$folder/log" || { tail -n 20 "$folder/log" >&2; exit 1; }
