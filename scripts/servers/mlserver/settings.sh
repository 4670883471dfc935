# MLServer 1.7.1 with a custom runtime, with debug on as is its default. MLSERVER_WORKERS counts when it starts: 0, in its own
# process, or 1, in a second one.
PORTS="18742 18743 18744" # HTTP, gRPC, metrics
URL="http://127.0.0.1:18742"
READY="/v2/models/slow/ready" # the last to be loaded
COMMAND=(env "PYTHONPATH=$HERE/mlserver" PYTHONDONTWRITEBYTECODE=1 "$VENV/bin/mlserver" start "$RUN/models")

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP32", "data": [1, 2, 3, 4]}]}'
LINEAR="/v2/models/linear/infer"
SLOW="/v2/models/slow/infer"
MODEL_READY="$READY"
slow() { echo '{"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP32", "data": ['"$1"', 0]}]}'; }

prepare() {
  local name
  rm -rf "$RUN/models"
  mkdir -p "$RUN/models"
  cat > "$RUN/models/settings.json" << JSON
{"host": "127.0.0.1", "http_port": 18742, "grpc_port": 18743, "metrics_port": 18744, "parallel_workers": ${MLSERVER_WORKERS:-0},
 "metrics_dir": "$RUN/metrics"}
JSON
  for name in linear failing nan listed-nan tenth half long text blocking slow; do
    mkdir -p "$RUN/models/$name"
    echo "{\"name\": \"$name\", \"implementation\": \"model.Model\"}" > "$RUN/models/$name/model-settings.json"
  done
}

checks() {
  check linear 200 '"data":\[8.0,18.0\]' /v2/models/linear/infer "$X"
  check failing 500 'ValueError:thismodelalwaysfails$' /v2/models/failing/infer "$X"
  check nan 200 '"data":\[null,null\]' /v2/models/nan/infer "$X"
  check "an unknown model" 404 'Modelnopenotfound' /v2/models/nope/infer "$X"
  check "a wrong shape" 500 'mismatch' /v2/models/linear/infer "${X/'[2, 2]'/[4, 1]}"
}

documented() {
  check "a wrong key" 422 detail "$LINEAR" '{"z": 1}'
  check "no JSON" 422 detail "$LINEAR" 'no JSON'
  check "a wrong datatype" 422 detail "$LINEAR" "${X/FP32/FP99}"
  crowd '^100 x 200$' 100 0.2
  check "0.1 as FP32" 200 '"data":\[0.10000000149011612\]' /v2/models/tenth/infer "$X"
  check "FP16" 200 '"data":\[1.5\]' /v2/models/half/infer "$X"
  check "INT64" 200 '"data":\[9007199254740993\]' /v2/models/long/infer "$X"
  check "BYTES that are no UTF-8" 500 . /v2/models/text/infer "$X"
  check "an id is made up" 200 '"id":"[0-9a-f-]{36}"' /v2/models/linear/infer "$X"
  grpc "FP32, no id" "FP32 .*id ''" linear
  check "NaN in a list" 200 '"data":\[null\]' /v2/models/listed-nan/infer "$X"
  grpc "NaN in a list" "fp32_contents\[nan" listed-nan
  grpc "NaN by NumpyCodec" "^INTERNAL must be real number, not NoneType" nan
  grpc "FP16" "^INTERNAL" half
  grpc "INT64" "9007199254740993" long
  grpc "3 MiB" "^outputs 1" linear 3
  grpc "5 MiB" "^RESOURCE_EXHAUSTED" linear 5
  check "the unloading of a model" 200 '' /v2/repository/models/linear/unload ''
  get "ready of the server without it" '^ 200$' /v2/health/ready
  get "ready of the model then" ' 404$' /v2/models/linear/ready
  check "the loading of a model" 200 '' /v2/repository/models/linear/load ''
  wire '^HTTP/2 HTTP/1.1 404 Not Found, slash 307, length, idle closed after 5 s'
  sigterm 'in flight 200, on open connections closed and ready closed, on a new one refused; .* then refused$'
  starting 'ready: refused, 400'
}
