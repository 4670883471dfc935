#!/usr/bin/env bash
# kserve 0.21.0 (PyPI, Python 3.11, Linux): /v2/health/ready says {"ready":true} while the only model is not ready.
#
# The Open Inference Protocol's "server ready" is said to mean that all models are ready for inferencing. Seen here, with
# one model whose `ready` has turned false:
#   GET  /v2/models/m/ready   503 {"error":"Model with name m is not ready."}
#   GET  /v2/health/ready     200 {"ready":true}
#   POST /v2/models/m/infer   503 {"error":"Model with name m is not ready."}
# So a load balancer that asks the server goes on sending requests. (It listens on all addresses for some seconds: kserve
# has no option for that.) Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
server=
trap '[ -z "$server" ] || kill -KILL -- "-$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'kserve==0.21.0'
cat > "$folder/server.py" << 'PYTHON'
import kserve
from kserve import InferOutput, InferResponse


class Once(kserve.Model):
    """Ready until it has answered one request."""

    def __init__(self):
        super().__init__("m")
        self.ready = True

    async def predict(self, payload, headers=None, response_headers=None):
        self.ready = False
        y = InferOutput(name="y", shape=[1], datatype="FP32", data=[1.0])
        return InferResponse(response_id="1", model_name="m", infer_outputs=[y])


if __name__ == "__main__":
    kserve.ModelServer(http_port=18792, enable_grpc=False).start([Once()])
PYTHON
cd "$folder"
setsid "$folder/venv/bin/python" server.py > log 2>&1 < /dev/null &
server=$!
ask() { curl -s -m 10 --noproxy '*' -w ' %{http_code}' "$@"; }
url=http://127.0.0.1:18792/v2
for ((i = 0; i < 600; i++)); do
  if [ "$(ask "$url/models/m/ready" || true)" = '{"name":"m","ready":true} 200' ]; then break; fi
  sleep 0.1
done
infer() {
  ask -H 'Content-Type: application/json' "$url/models/m/infer" \
    -d '{"id": "1", "inputs": [{"name": "x", "shape": [1], "datatype": "FP32", "data": [1]}]}'
}
printf 'first answer  %s\n' "$(infer)"
model="$(ask "$url/models/m/ready")"
health="$(ask "$url/health/ready")"
infer="$(infer)"
printf 'model ready   %s\nserver ready  %s\nsecond answer %s\n' "$model" "$health" "$infer"
[[ "$model" == *' 503' ]] && [ "$health" = '{"ready":true} 200' ]
