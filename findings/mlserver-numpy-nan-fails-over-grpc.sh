#!/usr/bin/env bash
# MLServer 1.7.1 (PyPI, Python 3.11, Linux): over gRPC, a NaN that its own NumpyCodec has encoded is an INTERNAL error.
#
# JSON has no NaN, but protobuf's float has: gRPC should be the side that can say it. Seen, of two models that answer
# [0.5, NaN] as FP32, one as a list in ResponseOutput, one by NumpyCodec.encode_output:
#   list   REST  200 "data":[0.5,null]
#   list   gRPC  fp32_contents [0.5, nan]
#   numpy  REST  200 "data":[0.5,null]
#   numpy  gRPC  INTERNAL must be real number, not NoneType
# since the codec puts None for NaN, for the sake of JSON, before it is known which way the answer goes. So a model
# that is well over REST fails over gRPC, on those inputs alone that give a NaN. Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
server=
trap '[ -z "$server" ] || kill -KILL -- "-$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'mlserver==1.7.1' 'numpy==2.4.6' 'pydantic==2.14.3' \
  'fastapi==0.115.14' 'starlette==0.46.2' 'grpcio==1.85.1' 'protobuf==6.33.6'
mkdir -p "$folder/models/list" "$folder/models/numpy"
cat > "$folder/models/settings.json" << JSON
{"host": "127.0.0.1", "http_port": 18796, "grpc_port": 18797, "metrics_port": 18798, "parallel_workers": 0,
 "metrics_dir": "$folder/metrics"}
JSON
for name in list numpy; do
  echo "{\"name\": \"$name\", \"implementation\": \"model.Model\"}" > "$folder/models/$name/model-settings.json"
done
cat > "$folder/model.py" << 'PYTHON'
import mlserver
import numpy as np
from mlserver.codecs import NumpyCodec
from mlserver.types import InferenceResponse, ResponseOutput


class Model(mlserver.MLModel):
    async def predict(self, payload):
        y = np.array([0.5, np.nan], dtype=np.float32)
        if self.name == "list":
            output = ResponseOutput(name="y", shape=[2], datatype="FP32", data=y.tolist())
        else:
            output = NumpyCodec.encode_output("y", y)
        return InferenceResponse(model_name=self.name, outputs=[output])
PYTHON
cat > "$folder/client.py" << 'PYTHON'
import sys

import grpc
from mlserver.grpc import dataplane_pb2 as messages
from mlserver.grpc import dataplane_pb2_grpc as services

with grpc.insecure_channel("127.0.0.1:18797") as channel:
    request = messages.ModelInferRequest(model_name=sys.argv[1])
    x = request.inputs.add(name="x", datatype="FP32", shape=[1])
    x.contents.fp32_contents.append(1.0)
    try:
        answer = services.GRPCInferenceServiceStub(channel).ModelInfer(request, timeout=30, wait_for_ready=True)
        print("fp32_contents", list(answer.outputs[0].contents.fp32_contents))
    except grpc.RpcError as error:
        print(error.code().name, error.details())
PYTHON
cd "$folder"
PYTHONPATH="$folder" setsid "$folder/venv/bin/mlserver" start models > log 2>&1 < /dev/null &
server=$!
url=http://127.0.0.1:18796/v2/models
for name in list numpy; do
  for ((i = 0; i < 600; i++)); do
    if curl -sf -m 2 --noproxy '*' -o ready "$url/$name/ready"; then break; fi
    sleep 0.1
  done
done
rest() {
  curl -s -m 10 --noproxy '*' -w ' %{http_code}' -H 'Content-Type: application/json' "$url/$1/infer" \
    -d '{"inputs": [{"name": "x", "shape": [1], "datatype": "FP32", "data": [1]}]}' || true
}
list_rest="$(rest list)"
numpy_rest="$(rest numpy)"
list_grpc="$(venv/bin/python client.py list)"
numpy_grpc="$(venv/bin/python client.py numpy)"
printf 'list  REST %s\nlist  gRPC %s\n' "$list_rest" "$list_grpc"
printf 'numpy REST %s\nnumpy gRPC %s\n' "$numpy_rest" "$numpy_grpc"
[[ "$list_rest" == *'"data":[0.5,null]'*' 200' && "$numpy_rest" == *'"data":[0.5,null]'*' 200' ]] \
  && [ "$list_grpc" = 'fp32_contents [0.5, nan]' ] && [ "$numpy_grpc" = 'INTERNAL must be real number, not NoneType' ]
