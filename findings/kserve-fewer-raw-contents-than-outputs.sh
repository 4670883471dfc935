#!/usr/bin/env bash
# kserve 0.21.0 (PyPI, Python 3.11, Linux): over gRPC an answer can hold fewer raw_output_contents than outputs.
#
# The Open Inference Protocol says that raw contents, where used, come for all outputs, in their order, and that typed
# contents are then not used. Seen here, of a model with the outputs label (INT64) and score (FP32,
# which it sets as binary data):
#   outputs[0] label [1]: int64_contents [7]
#   outputs[1] score [2]: no typed contents
#   raw_output_contents: 1 entry, 0000c03f00002040 = 1.5, 2.5
# A client that takes raw_output_contents[i] for outputs[i] gives the bytes of score to label. Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
server=
trap '[ -z "$server" ] || kill -KILL -- "-$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'kserve==0.21.0'
cat > "$folder/server.py" << 'PYTHON'
import kserve
import numpy as np
from kserve import InferOutput, InferResponse


def output(name, values, datatype, binary):
    made = InferOutput(name=name, shape=list(values.shape), datatype=datatype)
    made.set_data_from_numpy(values, binary_data=binary)
    return made


class Mixed(kserve.Model):
    def __init__(self):
        super().__init__("m")
        self.ready = True

    async def predict(self, payload, headers=None, response_headers=None):
        outputs = [
            output("label", np.array([7]), "INT64", False),
            output("score", np.array([1.5, 2.5], dtype=np.float32), "FP32", True),
        ]
        return InferResponse(response_id="1", model_name="m", infer_outputs=outputs)


if __name__ == "__main__":
    kserve.ModelServer(http_port=18793, grpc_port=18794).start([Mixed()])
PYTHON
cat > "$folder/client.py" << 'PYTHON'
import sys

import grpc
from kserve.protocol.grpc import grpc_predict_v2_pb2 as messages
from kserve.protocol.grpc import grpc_predict_v2_pb2_grpc as services

with grpc.insecure_channel("127.0.0.1:18794") as channel:
    request = messages.ModelInferRequest(model_name="m", id="1")
    x = request.inputs.add(name="x", datatype="FP32", shape=[1])
    x.contents.fp32_contents.append(1.0)
    answer = services.GRPCInferenceServiceStub(channel).ModelInfer(request, timeout=30, wait_for_ready=True)
for output in answer.outputs:
    print(output.name, list(output.shape), "int64_contents", list(output.contents.int64_contents))
print("raw_output_contents", [raw.hex() for raw in answer.raw_output_contents])
label = list(answer.outputs[0].contents.int64_contents)
sys.exit(0 if label == [7] and list(answer.raw_output_contents) == [bytes.fromhex("0000c03f00002040")] else 1)
PYTHON
cd "$folder"
setsid "$folder/venv/bin/python" server.py > log 2>&1 < /dev/null &
server=$!
"$folder/venv/bin/python" client.py
