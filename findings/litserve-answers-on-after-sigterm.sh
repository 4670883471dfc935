#!/usr/bin/env bash
# LitServe 0.2.19 (PyPI, Python 3.11, Linux): SIGTERM ends the process that was started, and the server answers on.
#
# LitServer.run's own documentation says "SIGTERM: Graceful shutdown in Docker/Kubernetes". Seen, 5 s after that process
# is gone by the signal (status 143 = 128 + 15):
#   GET  /health    200 ok
#   POST /predict   200 {"y":0.5}
# both on new connections: its API server and its worker are processes of their own, and nobody tells them. So who waits
# for the started process takes the server for stopped, while the port stays taken (a second start: "Address already in
# use"). SIGKILL to the process group ends it. Exit 1 when that changes.
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
    litserve.LitServer(Half(), accelerator="cpu").run(host="127.0.0.1", port=18795, generate_client_file=False)
PYTHON
cd "$folder"
setsid "$folder/venv/bin/python" server.py > log 2>&1 < /dev/null &
server=$!
url=http://127.0.0.1:18795
ask() { curl -s -m 10 --noproxy '*' -w ' %{http_code}' -H 'Content-Type: application/json' "$@" || true; }
for ((i = 0; i < 600; i++)); do
  if [ "$(ask "$url/health")" = 'ok 200' ]; then break; fi
  sleep 0.1
done
printf 'before:           predict %s\n' "$(ask "$url/predict" -d '{"x": 1}')"
kill -TERM "$server"
status=0
wait "$server" || status=$?
sleep 5
health="$(ask "$url/health")"
predict="$(ask "$url/predict" -d '{"x": 1}')"
printf 'process gone: %s\n5 s later:        predict %s, health %s\n' "$status" "$predict" "$health"
[ "$status" = 143 ] && [ "$predict" = '{"y":0.5} 200' ] && [ "$health" = 'ok 200' ]
