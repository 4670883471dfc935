# MLflow 3.17.2 (mlflow-skinny), one model at /invocations.
PORTS="18739"
URL="http://127.0.0.1:18739"
READY="/ping"
MLFLOW=(env MLFLOW_DISABLE_TELEMETRY=true "MLFLOW_TRACKING_URI=file://$RUN/runs" MLFLOW_ALLOW_FILE_STORE=true "PATH=$VENV/bin:$PATH")
COMMAND=("${MLFLOW[@]}" "$VENV/bin/python" -m mlflow models serve --model-uri "$RUN/model" --env-manager local
  --host 127.0.0.1 --port 18739 --workers 1)

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"dataframe_split": {"columns": ["a", "b"], "data": [[1, 2], [3, 4]]}}'
LINEAR="/invocations"
SLOW="/invocations"
MODEL_READY="/ping"
slow() { echo '{"dataframe_split": {"columns": ["a", "b", "seconds"], "data": [[1, 2, '"$1"']]}}'; }

prepare() {
  rm -rf "$RUN/model" "$RUN/runs"
  "${MLFLOW[@]}" "$VENV/bin/python" "$HERE/mlflow/save.py" "$RUN/model" > "$RUN/save.log" 2>&1 || { cat "$RUN/save.log" >&2; die "the model cannot be saved"; }
}

checks() {
  check linear 200 '"predictions":\[8.0,18.0\]' /invocations "$X"
  check failing 400 'thismodelfailsbelow0' /invocations "${X/1/-1}"
  check nan 200 '"predictions":\[NaN,18.0\]' /invocations "${X/1/null}"
  check "an unknown address" 404 NotFound /nope "$X"
  check "a wrong key" 400 'exactlyoneoftheinputfields' /invocations '{"z": 1}'
}

documented() {
  check "no JSON" 400 error_code "$LINEAR" 'no JSON'
  check "a wrong shape" 400 error_code "$LINEAR" '{"dataframe_split": {"columns": ["a"], "data": [[1, 2]]}}'
  crowd '^100 x 200$' 100 0.02
  wire '^HTTP/2 HTTP/1.1 404 Not Found, slash 307, length, idle closed after 5 s'
  sigterm 'in flight 200, on open connections closed and ready closed, on a new one refused; .* then refused$'
  starting 'ready: refused, 200; model: refused, 200'
}
