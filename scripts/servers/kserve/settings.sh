# KServe's own Python server 0.21.0 with custom models.
PORTS="18734 18735" # HTTP, gRPC
URL="http://127.0.0.1:18734"
READY="/v2/health/ready"
COMMAND=("$VENV/bin/python" "$HERE/kserve/server.py" --http_port 18734 --grpc_port 18735)

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP32", "data": [1, 2, 3, 4]}]}'
LINEAR="/v2/models/linear/infer"
SLOW="/v2/models/slow/infer"
MODEL_READY="/v2/models/linear/ready"
slow() { echo '{"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP32", "data": ['"$1"', 0]}]}'; }

prepare() { :; }

checks() {
  check "linear, V2" 200 '"data":\[8.0,18.0\]' /v2/models/linear/infer "$X"
  check "linear, V1" 200 '"predictions":\[8.0,18.0\]' /v1/models/linear:predict '{"instances": [[1, 2], [3, 4]]}'
  check failing 500 'thismodelalwaysfails' /v2/models/failing/infer "$X"
  check nan 200 '"data":\[null,null\]' /v2/models/nan/infer "$X"
  check "an unknown model" 404 'nopedoesnotexist' /v2/models/nope/infer "$X"
  check "a wrong shape" 500 'mismatch' /v2/models/linear/infer "${X/'[2, 2]'/[4, 1]}"
}

documented() {
  check "a wrong key" 422 detail "$LINEAR" '{"z": 1}'
  check "no JSON" 422 detail "$LINEAR" 'no JSON'
  check "a wrong datatype" 400 error "$LINEAR" "${X/FP32/FP99}"
  check "a wrong key, V1" 500 'KeyError:' /v1/models/linear:predict '{"z": 1}'
  check "no JSON, V1" 400 error /v1/models/linear:predict 'no JSON'
  check "failing, V1" 500 'ValueError:thismodelalwaysfails' /v1/models/failing:predict '{"instances": [[1, 2]]}'
  check "nan, V1" 200 '\[null,null\]' /v1/models/nan:predict '{"instances": [[1, 2]]}'
  check "an unknown model, V1" 404 error /v1/models/nope:predict '{"instances": [[1, 2]]}'
  crowd '^100 x 200$' 100 0.2
  check "0.1 as FP32" 200 '"data":\[0.10000000149011612\]' /v2/models/tenth/infer "$X"
  check "FP16" 400 FP16 /v2/models/half/infer "$X"
  check "FP16 as binary data" 200 'binary_data_size' /v2/models/half/infer "${X%?}, \"parameters\": {\"binary_data_output\": true}}"
  check "INT64" 200 '"data":\[9007199254740993\]' /v2/models/long/infer "$X"
  check "BYTES that are no UTF-8" 500 . /v2/models/text/infer "$X"
  grpc "FP32" "typed \['FP32 fp32_contents" linear
  grpc "NaN" "fp32_contents\[nan" nan
  grpc "failing" "^INTERNAL Internal server error" failing
  grpc "an unknown model" "^NOT_FOUND" nope
  grpc "FP16" "raw \['003e'\]" half
  grpc "INT64" "9007199254740993" long
  grpc "binary data of the model" "outputs 2, .*raw \['[0-9a-f]+'\]" mixed
  grpc "7 MiB" "^outputs 1" linear 7
  grpc "9 MiB" "^RESOURCE_EXHAUSTED" linear 9
  wire '^HTTP/2 HTTP/1.1 400 Bad Request, slash 307, length, idle open'
  sigterm 'in flight 200, on open connections closed and ready closed, on a new one refused; .* then refused$'
  starting 'ready: refused, 200; model: refused, 200'
}
