# What up, down and verify share (sourced, not run). Sets NAME, the server's settings, VENV and RUN from $1.
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
NAME="${1:-}"

say() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*" >&2; }
die() { say "ERROR: $*"; exit 1; }

[ -n "$NAME" ] && [ -f "$HERE/$NAME/settings.sh" ] \
  || die "usage: $(basename "$0") NAME, with one of: $(cd "$HERE" && printf '%s ' */ | tr -d /)"

VENV="${LOADLINE_SERVERS_CACHE:-$HOME/.cache/loadline-servers}/$NAME"
RUN="/tmp/loadline-servers/$NAME" # pid, log, and what the server writes
LOG="$RUN/log"
READY_WITHIN=120
# one_at_a_time: waits until no other up or down of this server runs; ends with the script.
one_at_a_time() {
  mkdir -p "$(dirname "$VENV")"
  mkdir -p -m 700 "$(dirname "$RUN")" "$RUN"
  [ -O "$RUN" ] || die "$RUN belongs to someone else"
  exec 9> "$RUN/lock"
  flock 9
}

# start_time PID: when the process began, in clock ticks; nothing when it has ended (or is a zombie).
start_time() {
  local stat fields
  { read -r stat < "/proc/$1/stat"; } 2> /dev/null || return 0
  read -ra fields <<< "${stat##*) }"
  [ "${fields[0]}" = Z ] || echo "${fields[19]}"
}

# alive: the process that up started still runs (pid and start time agree).
alive() {
  local pid born
  [ -s "$RUN/pid" ] || return 1
  read -r pid born < "$RUN/pid"
  [ -n "${born:-}" ] && [ "$(start_time "$pid")" = "$born" ]
}

# taken PORT: something listens there on loopback.
taken() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# taken_port: the first of PORTS that is taken; fails when none is.
taken_port() {
  local port
  for port in $PORTS; do
    if taken "$port"; then echo "$port"; return 0; fi
  done
  return 1
}

# answers: the server is ready. No proxy of the environment is asked.
answers() { curl -sf -m 2 --noproxy '*' -o "$RUN/ready" "$URL$READY"; }

# start COMMAND...: starts it as a session of its own, in RUN; keeps pid, start time and log, and marks
# its processes by LOADLINE_SERVER.
start() {
  local pid port
  if port="$(taken_port)"; then die "port $port is in use by another program"; fi
  (cd "$RUN" && exec setsid env LOADLINE_SERVER="$NAME" "$@" > "$LOG" 2>&1 < /dev/null 9>&-) &
  pid=$!
  printf '%s %s\n' "$pid" "$(start_time "$pid")" > "$RUN/pid"
}

# processes: the pids of the server: those that carry its mark (some start sessions of their own) and those of the
# session that up started (some overwrite their environment). They outlive the process that up started.
processes() {
  local pid born now process
  {
    for process in /proc/[0-9]*; do
      if grep -qzx "LOADLINE_SERVER=$NAME" "$process/environ" 2> /dev/null; then echo "${process#/proc/}"; fi
    done
    if [ -s "$RUN/pid" ]; then
      read -r pid born < "$RUN/pid"
      now="$(start_time "$pid")"
      if [ -z "$now" ] || [ "$now" = "${born:-}" ]; then ps -o pid= -s "$pid" || true; fi
    fi
  } | sort -un | while read -r process; do
    if [ -n "$(start_time "$process")" ]; then echo "$process"; fi
  done
}

# kill_all: ends every process of the server at once, as a machine that fails does.
kill_all() {
  local pids i
  for ((i = 0; i < 50; i++)); do # one may start another meanwhile, and ports are free a little later
    pids="$(processes)"
    if [ -z "$pids" ] && ! taken_port > /dev/null; then break; fi
    # shellcheck disable=SC2086 # one word a process
    [ -z "$pids" ] || kill -KILL $pids 2> /dev/null || true
    sleep 0.1
  done
  rm -f "$RUN/pid"
}

# install: makes VENV of the server's requirements.txt, unless it is just that already.
install() {
  local want file="$HERE/$NAME/requirements.txt"
  want="$(python3 --version) $(sha256sum < "$file")"
  [ "$(cat "$VENV/complete" 2> /dev/null)" != "$want" ] || return 0
  [[ "$want" == "Python 3.11."* ]] || die "the requirements are pinned for Python 3.11, and python3 is $(python3 --version)"
  say "installing the Python packages of $NAME (once)"
  rm -rf "${VENV:?}"
  python3 -m venv "$VENV" > /dev/null || die "python3 cannot make a venv: install python3-venv"
  nice "$VENV/bin/pip" install -q --disable-pip-version-check --no-deps -r "$file" > "$RUN/pip.log" 2>&1 \
    || { tail -5 "$RUN/pip.log" >&2; die "pip failed; its log is $RUN/pip.log"; }
  echo "$want" > "$VENV/complete"
}

. "$HERE/$NAME/settings.sh"
