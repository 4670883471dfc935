# LitServe 0.2.19, an address for each model.
PORTS="18736"
URL="http://127.0.0.1:18736"
READY="/health"
COMMAND=("$VENV/bin/python" "$HERE/litserve/server.py")

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"x": [[1, 2], [3, 4]]}'
LINEAR="/linear"
SLOW="/slow"
MODEL_READY="/health"
slow() { echo '{"x": [['"$1"', 0]]}'; }

prepare() { :; }

checks() {
  check linear 200 '"y":\[8.0,18.0\]' /linear "$X"
  check failing 500 'Internalservererror' /failing "$X"
  check nan 500 InternalServerError /nan "$X"
  check "an unknown model" 404 'NotFound' /nope "$X"
  check "a wrong key" 500 Internalservererror /linear '{"z": 1}'
}

documented() {
  check "no JSON" 500 . "$LINEAR" 'no JSON'
  check "a wrong shape" 500 Internalservererror "$LINEAR" '{"x": [[1]]}'
  crowd '^100 x 200$' 100 0.02
  wire '^HTTP/2 HTTP/1.1 400 Bad Request, slash 307, length, idle closed after 5 s'
  sigterm 'in flight 200, on open connections 200 and ready 200, on a new one 200; process gone after 0\.[0-9] s, then 200$'
  starting 'ready: refused, 503, 200'
}
