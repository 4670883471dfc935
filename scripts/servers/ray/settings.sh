# Ray Serve 2.60.0, an application for each model.
PORTS="18741 18740" # HTTP, metrics of the node's agent
URL="http://127.0.0.1:18741"
READY="/-/healthz"
COMMAND=(env RAY_USAGE_STATS_ENABLED=0 RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER=0 RAY_DISABLE_IMPORT_WARNING=1 "$VENV/bin/python" "$HERE/ray/server.py" 18741 18740)

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"x": [[1, 2], [3, 4]]}'
LINEAR="/linear"
SLOW="/slow"
MODEL_READY="/-/healthz"
slow() { echo '{"x": [['"$1"', 0]]}'; }

prepare() { :; }

# The proxy is healthy before there is a model.
answers() { grep -qx READY "$LOG" && curl -sf -m 2 --noproxy '*' -o "$RUN/ready" "$URL$READY"; }

checks() {
  check linear 200 '"y":\[8.0,18.0\]' /linear "$X"
  check failing 500 'InternalServerError' /failing "$X"
  check nan 200 '"y":\[NaN,Infinity\]' /nan "$X"
  check "an unknown model" 404 "Path'/nope'notfound" /nope "$X"
  check "a wrong key" 500 InternalServerError /linear '{"z": 1}'
}

documented() {
  check "no JSON" 500 InternalServerError "$LINEAR" 'no JSON'
  check "a wrong shape" 500 InternalServerError "$LINEAR" '{"x": [[1]]}'
  crowd '200, .* x 503 .*dropped due to backpressure' 20 0.2
  wire '^HTTP/2 HTTP/1.1 400 Bad Request, slash 200, chunked, idle open'
  sigterm 'in flight closed, on open connections closed and ready closed, on a new one refused; .* then refused$'
  starting 'ready: refused, .*200; model: refused, .*404, '
}
