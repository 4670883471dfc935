# What .ci/run and .ci/nightly are made of (sourced, not run).
WORK="$(mktemp -d)"
LOG="$WORK/log"
checks_passed=0
checks_failed=0
declare -A beside_pids
began=$SECONDS

# The gates of the tests are nothing to tell a CI system of.
unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITLAB_CI TEAMCITY_VERSION

say() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*"; }
die() { say "ERROR: $*" >&2; exit 1; }
section() { printf '\n%s === %s (after %d s)\n' "$(date +%H:%M:%S)" "$*" $((SECONDS - began)); }

# need COMMAND PACKAGE: installs the package when there is no such command.
need() { command -v "$1" > /dev/null || install_package "$2"; }

# need_library FILE PACKAGE: the same for a shared library.
need_library() { [[ "$(ldconfig -p)" == *"$1 "* ]] || install_package "$2"; }

install_package() {
  say "installing $1"
  [ -n "${apt_updated:-}" ] || apt-get update -qq
  apt_updated=yes
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" > /dev/null
}

find_jdk25() {
  local home
  for home in "${JDK25_HOME:-}" /usr/lib/jvm/temurin-25* /usr/lib/jvm/java-25*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ]; then echo "$home"; return; fi
  done
  die "no JDK 25 in JDK25_HOME or /usr/lib/jvm: the build is promised to pass on 17 and 25"
}

# quiet_maven: Maven 3.8 knows neither MAVEN_ARGS nor a quiet default: no progress of downloads, no colours.
quiet_maven() {
  export MAVEN_OPTS="${MAVEN_OPTS:-} -Dorg.slf4j.simpleLogger.log.org.apache.maven.cli.transfer.Slf4jMavenTransferListener=warn -Dstyle.color=never"
}

# clone_for_jdk25: on_jdk25 is Maven on JDK 25 in a clone of its own. The real servers are met on JDK 17; on 25 their tests
# are skipped by name, which CI's variable forbids. It runs beside others, and lets them go first.
clone_for_jdk25() {
  git -c advice.detachedHead=false clone -q . "$WORK/jdk25"
  on_jdk25="cd '$WORK/jdk25' && nice -n 5 env -u CI -u LOADLINE_SHARED -u LOADLINE_TEST_SERVERS -u LOADLINE_TEST_KUBECONFIG JAVA_HOME='$jdk25' mvn -B -ntp"
}

# readme_command HEADING: the content of the one fenced block below it.
readme_command() {
  awk -v heading="$1" '
    /^```/ { fenced = !fenced; if (inside) fences++; next }
    !fenced && /^## / { inside = ($0 == heading) }
    inside && fenced
    END { exit fences != 2 }' README.md || die "README.md must have exactly one fenced block below \"$1\""
}

passed() { checks_passed=$((checks_passed + 1)); say "ok: $1"; }
failed() { checks_failed=$((checks_failed + 1)); say "NOT OK: $1"; }

# run COMMAND: its output to the console's log and into LOG.
run() { bash -euo pipefail -c "$1" > "$LOG" 2>&1; }

# beside NAME COMMAND: runs it in the background, until joined NAME. It is a process group of its own, so that all that it
# started can be ended with it.
beside() {
  setsid bash -euo pipefail -c "$2" > "$WORK/beside-$1.log" 2>&1 &
  beside_pids["$1"]=$!
}

# joined NAME: waits for it, shows its output, and fails if it failed.
joined() {
  local code=0
  wait "${beside_pids[$1]}" || code=$?
  unset "beside_pids[$1]"
  cat "$WORK/beside-$1.log"
  return "$code"
}

# end_beside: ends what runs beside and was not joined, with all that it started; what is left after 10 s is killed.
end_beside() {
  local group tries=100
  for group in "${beside_pids[@]}"; do kill -TERM -- "-$group" 2> /dev/null || true; done
  for group in "${beside_pids[@]}"; do
    while [ $((tries--)) -gt 0 ] && kill -0 -- "-$group" 2> /dev/null; do sleep 0.1; done
    kill -KILL -- "-$group" 2> /dev/null || true
  done
  beside_pids=()
}

# green NAME COMMAND: must exit with 0. The end of its output is shown, all of it when it fails.
green() {
  local at=$SECONDS
  if run "$2"; then passed "$1 ($((SECONDS - at)) s)"; tail -n 25 "$LOG"; else failed "$1"; cat "$LOG"; fi
}

# red NAME COMMAND: must not exit with 0. Its output holds failed tests on purpose, so it is shown indented.
red() {
  local at=$SECONDS
  if run "$2"; then failed "$1 was green"; cat "$LOG"; else passed "$1 is red ($((SECONDS - at)) s)"; fi
  sed -n '/^\(PASS\|FAIL\|INVALID\|INCONCLUSIVE\|ERROR\) /,/^  report /s/^/    | /p' "$LOG" | head -n 60
}

# printed NAME PATTERN: the last command's output has a line that matches.
printed() {
  if grep -Eq "$2" "$LOG"; then passed "$1"; else failed "$1: no line matches $2"; tail -n 60 "$LOG" | sed 's/^/    | /'; fi
}

# keep_reports NAME FOLDER: puts a project's JUnit reports aside, to be counted at the end.
keep_reports() {
  mkdir -p "$WORK/reports/$1"
  find "$2/target" -path '*-reports/TEST-*.xml' -exec cp -t "$WORK/reports/$1" {} + || failed "$1 left no reports"
}

# configure_cluster: what the tests need that the kit leaves as its parts come; before any test, since pods are made anew.
configure_cluster() {
  local kubectl="kubectl --kubeconfig $LOADLINE_TEST_KUBECONFIG" gateways=envoy-gateway-system config
  # Else Knative's queue-proxies listen at no port for metrics.
  $kubectl -n knative-serving patch configmap config-observability --type=merge -p '{"data":{"request-metrics-protocol":"prometheus"}}'
  # A machine so busy that the API server lags for 10 s takes Envoy Gateway's lease away. It stops all its work then but does
  # not exit: no route is accepted from there on.
  config="$($kubectl -n "$gateways" get configmap envoy-gateway-config -o 'jsonpath={.data.envoy-gateway\.yaml}')"
  config="$(sed 's/kubernetes: {/&leaderElection: {disable: true}, /' <<< "$config")"
  [[ "$config" == *leaderElection* ]] || die "the configuration of Envoy Gateway has another shape than expected: $config"
  $kubectl -n "$gateways" patch configmap envoy-gateway-config --type=merge \
    -p "$(python3 -c 'import json, sys; print(json.dumps({"data": {"envoy-gateway.yaml": sys.argv[1]}}))' "$config")"
  $kubectl -n "$gateways" rollout restart deployment/envoy-gateway
  $kubectl -n "$gateways" rollout status deployment/envoy-gateway --timeout=120s
}

# state_of_cluster: the pods of the kit's parts, to be read when a test in the cluster failed.
state_of_cluster() {
  kubectl --kubeconfig "$LOADLINE_TEST_KUBECONFIG" get pods --all-namespaces || true
}

# finish: counts the reports kept and the checks made here.
finish() {
  local code=0
  section "All"
  python3 .ci/count_tests.py --also "$checks_passed" "$checks_failed" "$WORK/reports" || code=1
  exit $code
}
