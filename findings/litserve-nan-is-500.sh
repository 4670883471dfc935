#!/usr/bin/env bash
# LitServe 0.2.19 (PyPI, Python 3.11, Linux): a model that answers NaN is an error 500 of the server, not an answer.
#
# One would expect the bare word NaN (as Python's json writes it, and as Ray Serve, mosec and MLflow send it) or null (as
# kserve, MLServer and BentoML). Seen: the finite answer is 200 {"y":0.5}; the one with NaN is
#   500 Internal Server Error, text/plain, "Internal Server Error"
# since Starlette's JSONResponse refuses it (ValueError: Out of range float values are not JSON compliant).
# Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
server=
trap '[ -z "$server" ] || kill -KILL -- "-$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check 'litserve==0.2.19' 'fastapi==0.165.0' 'starlette==1.10.0' 'uvicorn==0.54.0'
cat > "$folder/server.py" << 'PYTHON'
import litserve


class Half(litserve.LitAPI):
    def setup(self, device):
        pass

    def decode_request(self, request):
        return float(request["x"])

    def predict(self, x):
        return x / 2

    def encode_response(self, y):
        return {"y": y}


if __name__ == "__main__":
    litserve.LitServer(Half(), accelerator="cpu").run(host="127.0.0.1", port=18791, generate_client_file=False)
PYTHON
cd "$folder"
setsid "$folder/venv/bin/python" server.py > log 2>&1 < /dev/null &
server=$!
for ((i = 0; i < 300; i++)); do
  if curl -sf -m 2 --noproxy '*' -o /dev/null http://127.0.0.1:18791/health; then break; fi
  sleep 0.1
done
ask() { curl -s -m 10 --noproxy '*' -w ' %{http_code}' -H 'Content-Type: application/json' -d "$1" http://127.0.0.1:18791/predict; }
finite="$(ask '{"x": 1}')"
nan="$(ask '{"x": "nan"}')"
printf 'x = 1:   %s\nx = nan: %s\n' "$finite" "$nan"
[ "$finite" = '{"y":0.5} 200' ] && [ "$nan" = 'Internal Server Error 500' ]
