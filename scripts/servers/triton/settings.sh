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
  for name in linear failing nan text large; do
    mkdir -p "$RUN/models/$name/1"
    cp "$HERE/triton/model.py" "$RUN/models/$name/1/"
    case "$name" in
      text) configure "$name" TYPE_STRING 1 ;;
      *) configure "$name" TYPE_FP32 -1 ;;
    esac
  done
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

checks() {
  local x='{"inputs": [{"name": "x", "shape": [2, 2], "datatype": "FP32", "data": [1, 2, 3, 4]}]}'
  check linear 200 '"data":\[8.0,18.0\]' /v2/models/linear/infer "$x"
  check failing 500 'thismodelalwaysfails' /v2/models/failing/infer "$x"
  check nan 200 '"data":\[NaN,Infinity\]' /v2/models/nan/infer "$x"
  check text 200 '"datatype":"BYTES"' /v2/models/text/infer "$x"
  check "an unknown model" 404 "unknownmodel:'nope'" /v2/models/nope/infer "$x"
  check "a wrong shape" 400 'unexpectedshape' /v2/models/linear/infer "${x/'[2, 2]'/[4, 1]}"
}
