# BentoML 1.4.40, an address for each model.
PORTS="18738"
URL="http://127.0.0.1:18738"
READY="/readyz"
COMMAND=(env "BENTOML_HOME=$RUN/home" BENTOML_DO_NOT_TRACK=True
  "$VENV/bin/python" -m bentoml serve "service:Models" --working-dir "$HERE/bentoml" --host 127.0.0.1 --port 18738)

prepare() { :; }

checks() {
  local x='{"x": [[1, 2], [3, 4]]}'
  check linear 200 '"y":\[8.0,18.0\]' /linear "$x"
  check failing 500 'Anunexpectederror' /failing "$x"
  check nan 200 '"y":\[null,null\]' /nan "$x"
  check "an unknown model" 404 'NotFound' /nope "$x"
  check "a wrong key" 400 Fieldrequired /linear '{"z": 1}'
}
