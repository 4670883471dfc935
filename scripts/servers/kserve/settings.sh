# KServe's own Python server 0.21.0 with custom models.
PORTS="18734 18735" # HTTP, gRPC
URL="http://127.0.0.1:18734"
READY="/v2/health/ready"
COMMAND=("$VENV/bin/python" "$HERE/kserve/server.py" --http_port 18734 --grpc_port 18735)

prepare() { :; }

checks() {
  local x='{"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP32", "data": [1, 2, 3, 4]}]}'
  check "linear, V2" 200 '"data":\[8.0,18.0\]' /v2/models/linear/infer "$x"
  check "linear, V1" 200 '"predictions":\[8.0,18.0\]' /v1/models/linear:predict '{"instances": [[1, 2], [3, 4]]}'
  check failing 500 'thismodelalwaysfails' /v2/models/failing/infer "$x"
  check nan 200 '"data":\[null,null\]' /v2/models/nan/infer "$x"
  check "an unknown model" 404 'nopedoesnotexist' /v2/models/nope/infer "$x"
  check "a wrong shape" 500 'mismatch' /v2/models/linear/infer "${x/'[2, 2]'/[4, 1]}"
}
