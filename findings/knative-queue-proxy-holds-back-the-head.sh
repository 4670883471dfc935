#!/usr/bin/env bash
# Knative Serving 0.48.1 (Go 1.26.8, Linux): its queue-proxy holds back the head of an answer with Content-Length until the body
# has ended (or 4 KB of it are there).
#
# One would expect the head to come when the server sends it, as it does for chunked answers and event streams: a client
# measures the time to the first byte, Envoy says x-envoy-upstream-service-time. Of a server that sends its head at once and
# ten parts of the body 100 ms apart both are told the whole second, but only where it announced the length.
# The reverse proxy of net/http/httputil does so without a FlushInterval, and Knative's is 0 ("still flushes immediately", its
# comment says, which holds for answers without a length).
# Output seen on 2026-11-30 (seconds to the head, to the end):
#   server itself, length:   0.00 1.00
#   queue-proxy, length:     1.00 1.00
#   queue-proxy, chunked:    0.00 1.00
# Exit 1 when that changes. Uses the ports 18821 to 18824, 8022 and 9090, the last two of which are the queue-proxy's own.
set -euo pipefail
folder="$(mktemp -d)"
started=()
trap 'for each in "${started[@]}"; do kill -KILL -- "-$each" 2> /dev/null || true; done; rm -rf "$folder"' EXIT
GOBIN="$folder" CGO_ENABLED=0 go install -trimpath knative.dev/serving/cmd/queue@v0.48.1
cat > "$folder/server.py" << 'PYTHON'
import http.server
import time


class Slow(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        chunked = self.path == "/chunked"
        self.send_response(200)
        self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", "1000")))
        self.end_headers()
        for _ in range(10):
            time.sleep(0.1)
            self.wfile.write(b"64\r\n" + b"x" * 100 + b"\r\n" if chunked else b"x" * 100)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *args):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", 18824), Slow).serve_forever()
PYTHON
setsid python3 "$folder/server.py" < /dev/null &
started+=($!)
CONTAINER_CONCURRENCY=1 QUEUE_SERVING_PORT=18821 QUEUE_SERVING_TLS_PORT=18822 USER_PORT=18824 REVISION_TIMEOUT_SECONDS=60 \
  SERVING_LOGGING_CONFIG= SERVING_LOGGING_LEVEL= SERVING_NAMESPACE=a SERVING_CONFIGURATION=a SERVING_REVISION=a SERVING_POD=a \
  SERVING_POD_IP=127.0.0.1 setsid "$folder/queue" > "$folder/log" 2>&1 < /dev/null &
started+=($!)
ask() { curl -sS -m 10 --noproxy '*' -o /dev/null -w '%{http_code} %{time_starttransfer} %{time_total}' "http://127.0.0.1:$1"; }
for ((i = 0; i < 100; i++)); do
  [ "$(ask 18821/length 2> /dev/null | cut -c1-3)" != 200 ] || break
  sleep 0.1
done
# Where the head is, by tenths of the second that the body takes: 0 with the server's, 1 with its end.
at() { awk '$1 == 200 && $3 > 0.9 {print ($2 < 0.5) ? "head at once" : "head with the end"}' <<< "$1"; }
own="$(ask 18824/length)" length="$(ask 18821/length)" chunked="$(ask 18821/chunked)"
printf 'server itself, length:   %s\nqueue-proxy, length:     %s\nqueue-proxy, chunked:    %s\n' "$own" "$length" "$chunked"
[ "$(at "$own"), $(at "$length"), $(at "$chunked")" = 'head at once, head with the end, head at once' ]
