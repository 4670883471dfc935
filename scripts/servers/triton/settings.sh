# NVIDIA Triton 2.51.0: the binary that nvidia-pytriton brings, with plain models of its Python backend. PyTriton's own
# wrapper is not used.
PORTS="18731 18732 18733" # HTTP, gRPC, metrics
URL="http://127.0.0.1:18731"
READY="/v2/health/ready"
PACKAGES="$VENV/lib/python3.11/site-packages"
TRITON="$PACKAGES/pytriton/tritonserver"
COMMAND=(env "LD_LIBRARY_PATH=$PACKAGES/nvidia_pytriton.libs:$RUN/lib"
  "$TRITON/bin/tritonserver" --model-repository "$RUN/models" --backend-directory "$RUN/backends"
  --http-address 127.0.0.1 --http-port 18731 --grpc-address 127.0.0.1 --grpc-port 18732
  --metrics-address 127.0.0.1 --metrics-port 18733 --exit-timeout-secs 5 --disable-auto-complete-config
  --backend-config "python,shm-region-prefix-name=loadline-triton")

# For verify: a request to the model that answers 8 and 18, one that takes so many seconds, and the ready endpoint.
X='{"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP32", "data": [1, 2, 3, 4]}]}'
LINEAR="/v2/models/linear/infer"
SLOW="/v2/models/slow/infer"
MODEL_READY="/v2/models/linear/ready"
slow() { echo '{"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP32", "data": ['"$1"', 0]}]}'; }

# The backend finds the stub beside itself, and the stub the library of the Python it was built for. The stub's Python
# is isolated: it takes no PYTHONPATH, but looks into the backend's folder.
prepare() {
  local name library
  rm -rf "$RUN/models" "$RUN/backends" "$RUN/lib" /dev/shm/loadline-triton* # a killed one leaves its shared memory
  mkdir -p "$RUN/models" "$RUN/backends" "$RUN/lib"
  cp -r "$TRITON/backends/python" "$RUN/backends/"
  cp "$TRITON/python_backend_stubs/3.11/triton_python_backend_stub" "$RUN/backends/python/"
  ln -s "$PACKAGES/numpy" "$PACKAGES/numpy.libs" "$RUN/backends/python/"
  library="$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_config_var("LIBDIR"))')/libpython3.11.so.1.0"
  [ -e "$library" ] || library="$(ldconfig -p | awk '$1 == "libpython3.11.so.1.0" { print $NF; exit }')"
  [ -e "$library" ] || die "triton needs libpython3.11.so.1.0: install libpython3.11"
  cp -L "$library" "$RUN/lib/libpython3.11.so.1.0"
  for name in linear failing nan text large tenth half long slow queued batched decoupled; do
    mkdir -p "$RUN/models/$name/1"
    cp "$HERE/triton/model.py" "$RUN/models/$name/1/"
    case "$name" in
      text) configure "$name" TYPE_STRING 1 ;;
      half) configure "$name" TYPE_FP16 -1 ;;
      long) configure "$name" TYPE_INT64 -1 ;;
      queued) configure "$name" TYPE_FP32 -1 && limit_queue "$name" ;;
      batched) configure "$name" TYPE_FP32 -1 && batch "$name" ;;
      decoupled) configure "$name" TYPE_FP32 -1 && echo "model_transaction_policy { decoupled: true }" >> "$RUN/models/$name/config.pbtxt" ;;
      *) configure "$name" TYPE_FP32 -1 ;;
    esac
  done
  ensemble
}

# configure NAME TYPE SIZE: one input x of [n, 2], one output y.
configure() {
  cat > "$RUN/models/$1/config.pbtxt" << CONFIG
name: "$1"
backend: "python"
max_batch_size: 0
input [ { name: "x", data_type: TYPE_FP32, dims: [ -1, 2 ] } ]
output [ { name: "y", data_type: $2, dims: [ $3 ] } ]
instance_group [ { kind: KIND_CPU, count: 1 } ]
CONFIG
}

# limit_queue NAME: one batch of one request at a time, and one request that waits.
limit_queue() {
  sed -i -e 's/max_batch_size: 0/max_batch_size: 1/' -e 's/dims: \[ -1, 2 \]/dims: [ 2 ]/' "$RUN/models/$1/config.pbtxt"
  echo "dynamic_batching { default_queue_policy { max_queue_size: 1 } }" >> "$RUN/models/$1/config.pbtxt"
}

# batch NAME: up to 4 requests at once, which are waited for up to 200 ms.
batch() {
  sed -i -e 's/max_batch_size: 0/max_batch_size: 4/' -e 's/dims: \[ -1, 2 \]/dims: [ 2 ]/' "$RUN/models/$1/config.pbtxt"
  echo "dynamic_batching { preferred_batch_size: [ 4 ] max_queue_delay_microseconds: 200000 }" >> "$RUN/models/$1/config.pbtxt"
}

# ensemble: of one step, which is the model slow.
ensemble() {
  mkdir -p "$RUN/models/ensemble/1"
  cat > "$RUN/models/ensemble/config.pbtxt" << CONFIG
name: "ensemble"
platform: "ensemble"
max_batch_size: 0
input [ { name: "x", data_type: TYPE_FP32, dims: [ -1, 2 ] } ]
output [ { name: "y", data_type: TYPE_FP32, dims: [ -1 ] } ]
ensemble_scheduling {
  step [ { model_name: "slow", model_version: -1, input_map { key: "x", value: "x" }, output_map { key: "y", value: "y" } } ]
}
CONFIG
}

checks() {
  check linear 200 '"data":\[8.0,18.0\]' /v2/models/linear/infer "$X"
  check failing 500 'thismodelalwaysfails' /v2/models/failing/infer "$X"
  check nan 200 '"data":\[NaN,Infinity\]' /v2/models/nan/infer "$X"
  check text 200 '"datatype":"BYTES"' /v2/models/text/infer "$X"
  check "an unknown model" 404 "unknownmodel:'nope'" /v2/models/nope/infer "$X"
  check "a wrong shape" 400 'unexpectedshape' /v2/models/linear/infer "${X/'[2, 2]'/[4, 1]}"
}

documented() {
  local binary queued="$URL/v2/models/queued/infer"
  binary='"outputs": [{"name": "y", "parameters": {"binary_data": true}}]'
  seen "8 at once at a queue of 1" '200, .* x 503 .*[Ee]xceeds maximum queue size' \
    python3 "$HERE/client.py" crowd "$queued" "$(slow 1)" 8
  python3 "$HERE/client.py" crowd "$queued" "$(slow 4)" 4 > "$RUN/crowd" &
  sleep 1
  grpc "the same" '^UNAVAILABLE .*[Ee]xceeds maximum queue size' queued
  wait $!
  crowd '^20 x 200$' 20 0.05
  check "a wrong key" 500 error "$LINEAR" '{"z": 1}'
  check "no JSON" 500 error "$LINEAR" 'no JSON'
  check "data that do not fill the shape" 500 error "$LINEAR" "${X/3, 4/3}"
  check "a wrong datatype" 400 error "$LINEAR" "${X/FP32/INT64}"
  get "ready of an unknown model" 'Model version not ready.* 400$' /v2/models/nope/ready
  check "0.1 as FP32" 200 '"data":\[0.10000000149011612\]' /v2/models/tenth/infer "$X"
  check "FP16" 400 FP16 /v2/models/half/infer "$X"
  check "FP16 as binary data" 200 'binary_data_size' /v2/models/half/infer "${X%?}, $binary}"
  check "INT64" 200 '"data":\[9007199254740993\]' /v2/models/long/infer "$X"
  check "no id" 200 '^\{"model_name"' /v2/models/linear/infer "$X"
  grpc "FP32, no id" "typed \[\], raw \['00000000'\], id ''" linear
  grpc "NaN" "raw \['0000c07f" nan
  grpc "FP16" "raw \['003e'\]" half
  grpc "INT64" "raw \['0100000000002000'\]" long
  grpc "16 MiB" "^outputs 1" linear 16
  wire '^HTTP/2 closed, slash 404, length, '
  sigterm 'in flight 200, on open connections 200 and ready 200, on a new one closed; .* then refused$'
  starting 'ready: refused, 200; model: refused, 200'
}
