# llama.cpp b11549 (xllamacpp) with SmolLM2-135M-Instruct.
PORTS="18746"
URL="http://127.0.0.1:18746"
READY="/health"
COMMAND=("$VENV/bin/python" "$HERE/llamacpp/server.py" 18746)

# For verify. chat TOKENS [MORE]: a request for so many tokens.
chat() { echo '{"model": "smollm2", "messages": [{"role": "user", "content": "hi"}], "ignore_eos": true, "max_tokens": '"$1${2:-}"'}'; }
LINEAR="/v1/chat/completions"
X="$(chat 2)"
SLOW="$LINEAR"
MODEL_READY="/health"
slow() { chat "$1"; }

prepare() { :; }

checks() {
  check "an answer" 200 '"completion_tokens":2' "$LINEAR" "$X"
  check "a stream" 200 'data:\[DONE\]$' "$LINEAR" "$(chat 2 ', "stream": true')"
  check "no messages" 400 '^\{"error":' "$LINEAR" '{}'
  check "no JSON" 400 '^\{"error":' "$LINEAR" 'no JSON'
  check "any name of a model" 200 '"completion_tokens":2' "$LINEAR" "${X/smollm2/nope}"
  get "the list of models" 'smollm2.* 200$' /v1/models
}

documented() {
  check "responses" 200 '"status":"completed"' /v1/responses '{"model": "smollm2", "input": "hi", "max_output_tokens": 2}'
  check "messages" 200 '"type":"message"' /v1/messages "$X"
  crowd '^20 x 200$' 20 2
  stream_that_fails
  wire '^HTTP/2 HTTP/1.1 400 Bad Request, slash 404, length, idle closed after 5 s'
  "$HERE/down" "$NAME"
  starting 'ready: .*503, 200'
}

# Two answers that do not fit the context together.
stream_that_fails() {
  curl -s -m 60 --noproxy '*' -o "$RUN/other" -d "$(chat 200 ', "stream": true')" "$URL$LINEAR" &
  check "a stream that fails" 200 'data:\{"error":.*exceeded|"finish_reason":"length"' "$LINEAR" "$(chat 200 ', "stream": true')"
  wait $!
  seen "one of two streams that do not fit" '^1$' bash -c "cat '$RUN/answer' '$RUN/other' | grep -qc '^data: {\"error\":' && echo 1"
}
