# Ray Serve 2.60.0, an application for each model.
PORTS="18741"
URL="http://127.0.0.1:18741"
READY="/-/healthz"
COMMAND=(env RAY_USAGE_STATS_ENABLED=0 RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER=0 RAY_DISABLE_IMPORT_WARNING=1 "$VENV/bin/python" "$HERE/ray/server.py" 18741)

prepare() { :; }

# The proxy is healthy before there is a model.
answers() { grep -qx READY "$LOG" && curl -sf -m 2 --noproxy '*' -o "$RUN/ready" "$URL$READY"; }

checks() {
  local x='{"x": [[1, 2], [3, 4]]}'
  check linear 200 '"y":\[8.0,18.0\]' /linear "$x"
  check failing 500 'InternalServerError' /failing "$x"
  check nan 200 '"y":\[NaN,Infinity\]' /nan "$x"
  check "an unknown model" 404 "Path'/nope'notfound" /nope "$x"
  check "a wrong key" 500 InternalServerError /linear '{"z": 1}'
}
