#!/usr/bin/env bash
# uvicorn 0.54.0 (PyPI, Python 3.11, Linux): with --limit-concurrency 1 each and every request is 503.
#
# It is the HTTP server within kserve, MLServer, LitServe and BentoML, and 1 is what a model that takes one request at a
# time would be given. Its help: "Maximum number of concurrent connections or tasks to allow, before issuing HTTP 503
# responses." Seen, with never more than one request in flight, of an application that answers at once:
#   limit 1, only connection: 503 Service Unavailable
#   limit 2, only connection: 200 ok, beside it, idle: 503 Service Unavailable
# for it counts open connections, the asking one too and those kept alive between requests, and refuses when they are as
# many as the limit, not more. So a client's idle connections alone make it refuse. Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
server=
trap '[ -z "$server" ] || kill -KILL -- "-$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'uvicorn==0.54.0' 'h11==0.16.0'
cat > "$folder/app.py" << 'PYTHON'
async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
PYTHON
cat > "$folder/client.py" << 'PYTHON'
import http.client
import sys
import time

port = int(sys.argv[1])


def ask(connection):
    connection.request("GET", "/")
    answer = connection.getresponse()
    return f"{answer.status} {answer.read().decode()}"


for _ in range(600):
    first = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        first.connect()
        break
    except ConnectionRefusedError:
        time.sleep(0.1)
print("only connection:", ask(first), end="")
if len(sys.argv) > 2:
    print(", beside it, idle:", ask(http.client.HTTPConnection("127.0.0.1", port, timeout=30)), end="")
PYTHON
cd "$folder"
try() { # LIMIT PORT [second]
  setsid venv/bin/uvicorn app:app --host 127.0.0.1 --port "$2" --lifespan off --limit-concurrency "$1" \
    --timeout-keep-alive 60 > log 2>&1 < /dev/null &
  server=$!
  venv/bin/python client.py "${@:2}" > seen
  kill -KILL -- "-$server"
  wait "$server" 2> /dev/null || true
  server=
}
try 1 18799
one="$(cat seen)"
try 2 18800 second
two="$(cat seen)"
printf 'limit 1, %s\nlimit 2, %s\n' "$one" "$two"
[ "$one" = 'only connection: 503 Service Unavailable' ] \
  && [ "$two" = 'only connection: 200 ok, beside it, idle: 503 Service Unavailable' ]
