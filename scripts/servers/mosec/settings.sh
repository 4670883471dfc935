# mosec 0.9.8, an address for each model.
PORTS="18737"
URL="http://127.0.0.1:18737"
READY="/"
COMMAND=("$VENV/bin/python" "$HERE/mosec/server.py" --address 127.0.0.1 --port 18737 --capacity 64 --path "$RUN/ipc")

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"x": [[1, 2], [3, 4]]}'
LINEAR="/linear"
SLOW="/slow"
MODEL_READY="/"
slow() { echo '{"x": [['"$1"', 0]]}'; }

prepare() { rm -rf "$RUN/ipc"; }

checks() {
  check linear 200 '"y":\[8.0,18.0\]' /linear "$X"
  check failing 500 'inferenceinternalerror' /failing "$X"
  check nan 200 '"y":\[NaN,Infinity\]' /nan "$X"
  check "an unknown model" 404 '^$' /nope "$X"
  check "a wrong key" 422 "thereisno'x'intherequest" /linear '{"z": 1}'
}

documented() {
  check "no JSON" 400 . "$LINEAR" 'no JSON'
  check "a wrong shape" 500 inferenceinternalerror "$LINEAR" '{"x": [[1]]}'
  crowd '200, .* x 429' 100 0.02
  check "longer than the time-out" 408 'timeout' "$SLOW" "$(slow 4)"
  wire '^HTTP/2 yes, slash 404, length, '
  sigterm 'in flight 200, on open connections 503 and ready 503, on a new one 503; .* then refused$'
  starting 'ready: refused, 200; model: refused, 200'
}
