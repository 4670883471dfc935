# LitServe 0.2.19, an address for each model.
PORTS="18736"
URL="http://127.0.0.1:18736"
READY="/health"
COMMAND=("$VENV/bin/python" "$HERE/litserve/server.py")

prepare() { :; }

checks() {
  local x='{"x": [[1, 2], [3, 4]]}'
  check linear 200 '"y":\[8.0,18.0\]' /linear "$x"
  check failing 500 'Internalservererror' /failing "$x"
  check nan 500 InternalServerError /nan "$x"
  check "an unknown model" 404 'NotFound' /nope "$x"
  check "a wrong key" 500 Internalservererror /linear '{"z": 1}'
}
