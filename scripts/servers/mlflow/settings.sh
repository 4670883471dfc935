# MLflow 3.17.2 (mlflow-skinny), one model at /invocations.
PORTS="18739"
URL="http://127.0.0.1:18739"
READY="/ping"
MLFLOW=(env MLFLOW_DISABLE_TELEMETRY=true "MLFLOW_TRACKING_URI=file://$RUN/runs" MLFLOW_ALLOW_FILE_STORE=true "PATH=$VENV/bin:$PATH")
COMMAND=("${MLFLOW[@]}" "$VENV/bin/python" -m mlflow models serve --model-uri "$RUN/model" --env-manager local
  --host 127.0.0.1 --port 18739 --workers 1)

prepare() {
  rm -rf "$RUN/model" "$RUN/runs"
  "${MLFLOW[@]}" "$VENV/bin/python" "$HERE/mlflow/save.py" "$RUN/model" > "$RUN/save.log" 2>&1 || { cat "$RUN/save.log" >&2; die "the model cannot be saved"; }
}

checks() {
  local x='{"dataframe_split": {"columns": ["a", "b"], "data": [[1, 2], [3, 4]]}}'
  check linear 200 '"predictions":\[8.0,18.0\]' /invocations "$x"
  check failing 400 'thismodelfailsbelow0' /invocations "${x/1/-1}"
  check nan 200 '"predictions":\[NaN,18.0\]' /invocations "${x/1/null}"
  check "an unknown address" 404 NotFound /nope "$x"
  check "a wrong key" 400 'exactlyoneoftheinputfields' /invocations '{"z": 1}'
}
