# BentoML 1.4.40, an address for each model.
PORTS="18738"
URL="http://127.0.0.1:18738"
READY="/readyz"
COMMAND=(env "BENTOML_HOME=$RUN/home" BENTOML_DO_NOT_TRACK=True
  "$VENV/bin/python" -m bentoml serve "service:Models" --working-dir "$HERE/bentoml" --host 127.0.0.1 --port 18738)

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"x": [[1, 2], [3, 4]]}'
LINEAR="/linear"
SLOW="/slow"
MODEL_READY="/readyz"
slow() { echo '{"x": [['"$1"', 0]]}'; }

prepare() { :; }

checks() {
  check linear 200 '"y":\[8.0,18.0\]' /linear "$X"
  check failing 500 'Anunexpectederror' /failing "$X"
  check nan 200 '"y":\[null,null\]' /nan "$X"
  check "an unknown model" 404 'NotFound' /nope "$X"
  check "a wrong key" 400 Fieldrequired /linear '{"z": 1}'
}

documented() {
  check "no JSON" 400 error "$LINEAR" 'no JSON'
  check "a wrong shape" 400 error "$LINEAR" '{"x": 1}'
  crowd '200, .* x 429 .*Too many requests' 100 0.2
  wire '^HTTP/2 HTTP/1.1 404 Not Found, slash 307, length, idle closed after 5 s'
  sigterm 'in flight 200, on open connections closed and ready closed, .* then refused$'
  starting 'ready: refused, (no answer, )?200'
}
