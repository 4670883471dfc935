# mosec 0.9.8, an address for each model.
PORTS="18737"
URL="http://127.0.0.1:18737"
READY="/"
COMMAND=("$VENV/bin/python" "$HERE/mosec/server.py" --address 127.0.0.1 --port 18737 --path "$RUN/ipc")

prepare() { rm -rf "$RUN/ipc"; }

checks() {
  local x='{"x": [[1, 2], [3, 4]]}'
  check linear 200 '"y":\[8.0,18.0\]' /linear "$x"
  check failing 500 'inferenceinternalerror' /failing "$x"
  check nan 200 '"y":\[NaN,Infinity\]' /nan "$x"
  check "an unknown model" 404 '^$' /nope "$x"
  check "a wrong key" 422 "thereisno'x'intherequest" /linear '{"z": 1}'
}
