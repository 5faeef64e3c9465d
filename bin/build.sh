# Sourced by ./redoubt. build_product makes target/redoubt.jar and the start-up cache, with progress.

build_product() {
  command -v mvn >/dev/null 2>&1 || { echo "redoubt: Maven is needed to build Redoubt once; install it (Debian: apt-get install maven)." >&2; return 1; }
  mkdir -p "$here/target"
  local log=$here/target/build.log commit started=$SECONDS
  commit=$(git -C "$here" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
  echo "Building Redoubt (first run or changed sources; one to two minutes with an empty library cache) …" >&2
  (cd "$here" && mvn -B -ntp -DskipTests -Dmaven.test.skip=true -Dredoubt.commit="$commit" package) >"$log" 2>&1 &
  local pid=$!
  trap 'kill $pid 2>/dev/null; exit 130' INT
  if [ -t 2 ]; then
    while kill -0 $pid 2>/dev/null; do
      printf '\r\033[K  %3ds  %.70s' $((SECONDS - started)) "$(grep -a -v '^$' "$log" | tail -n 1)" >&2
      sleep 0.5
    done
    printf '\r\033[K' >&2
  fi
  if ! wait $pid; then
    trap - INT
    if grep -aqE 'Could not transfer|Unknown host|Connection refused|Cannot access .* in offline mode|Temporary failure in name resolution|Network is unreachable' "$log"; then
      echo "redoubt: not built yet, and the libraries cannot be fetched (no network?): run ./redoubt once with network, or copy target/ from a machine that has it. Log: $log" >&2
    else
      echo "redoubt: the build failed; the last lines of $log:" >&2
      grep -a 'ERROR' "$log" | head -n 5 >&2
    fi
    return 1
  fi
  trap - INT
  make_start_cache
  echo "  built in $((SECONDS - started)) s" >&2
}

# The ahead-of-time caches (JEP 483/514): the classes of a training run, loaded and linked; one for commands that
# read files, rules of others among them, first from YAML and then as they were kept; one for the service. Only faster starts depend on them, so that a failure is not one of the build.
make_start_cache() {
  unpack_natives
  REDOUBT_RULES_CACHE=$here/target/training-rules train redoubt analyze samples/incident --rules rules --rules rules \
    --report "$here/target/training.html" --clobber
  rm -rf "$here/target/training-rules"
  train_service
}

# What starts would inflate again from jars and compare or remove, unpacked beside them: SQLite's native library, and what the
# search by meaning needs, its model and the native code that runs it. The version stands in the folder's name.
unpack_natives() {
  local cpu other
  [[ "${OSTYPE:-}" = linux-gnu* ]] || return 0
  cpu=$(uname -m)
  case "$cpu" in x86_64) other=x64 ;; *) other=$cpu ;; esac
  unpack 'sqlite-jdbc-*' "org/sqlite/native/Linux/$cpu/libsqlitejdbc.so"
  unpack 'onnxruntime-*' "ai/onnxruntime/native/linux-$other/"{libonnxruntime.so,libonnxruntime4j_jni.so}
  unpack 'langchain4j-embeddings-*' all-minilm-l6-v2-q.onnx
}

# usage: unpack JARS FILE…: these files of lib/NAME.jar to lib/NAME, without their folders; all or none
unpack() {
  local jars=$1 jar new=$here/target/unpacked
  shift
  for jar in "$here"/target/lib/$jars.jar; do
    [ -f "$jar" ] && [ ! -d "${jar%.jar}" ] || continue
    rm -rf "$new"
    mkdir -p "$new/flat"
    (cd "$new" && "$JAVA_HOME/bin/jar" xf "$jar" "$@" && mv "$@" flat/) 2>/dev/null && mv "$new/flat" "${jar%.jar}"
  done
  rm -rf "$new"
  return 0
}

# usage: train CACHE ARGUMENT…
train() {
  train_start "$@"
  wait "$training" || true
}

train_start() {
  local cache=$1 collector=(-XX:+UseParallelGC -Xmx448m)
  [ "$cache" = serve ] && collector=(-XX:+UseG1GC -Xmx768m)
  shift
  rm -f "$here/target/$cache.aot"
  (cd "$here" && exec "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$here/target/$cache.aot" "${collector[@]}" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -jar "$here/target/redoubt.jar" "$@") \
    >"$here/target/aot-$cache.log" 2>&1 &
  training=$!
}

# The service starts from what another one left, as most do, takes in a log, finds its alerts, answers a search and is
# stopped as by Ctrl-C.
train_service() {
  rm -rf "$here/target/training-data"
  (cd "$here" && exec "$JAVA_HOME/bin/java" -XX:+UseParallelGC -Xmx448m -XX:TieredStopAtLevel=1 \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -jar "$here/target/redoubt.jar" serve --port 0 --data-dir "$here/target/training-data") \
    >"$here/target/aot-before.log" 2>&1 &
  training=$!
  served before found
  train_start serve serve --port 0 --data-dir "$here/target/training-data"
  served serve work
  rm -rf "$here/target/training-data"
}

# usage: served NAME FUNCTION: once the service that was started is ready, calls this with its port, then stops it
served() {
  local log=$here/target/aot-$1.log port= i
  for i in $(seq 150); do
    port=$(sed -n 's/.*ready on http:.*:\([0-9]*\)$/\1/p' "$log" 2>/dev/null)
    [ -n "$port" ] && break
    kill -0 "$training" 2>/dev/null || break
    sleep 0.2
  done
  [ -n "$port" ] && "$2" "$port"
  kill -TERM "$training" 2>/dev/null
  wait "$training" || true
}

work() { # PORT
  found "$1" || return 0
  request "$1" GET '/api/v1/events/search?limit=5'
  busy "$1"
}

found() { # PORT
  local i
  request "$1" GET /readyz || return 1
  request "$1" POST /api/v1/events "$here/samples/incident/web01/auth.log"
  for i in $(seq 40); do
    request "$1" GET /api/v1/alerts
    case "$answer" in *'"id"'*) break ;; esac
    sleep 0.2
  done
}

# Records of many kinds, again and again, and searches among them: what the compilers of the JVM learn of the code from this
# is in the cache too (JEP 515), so that a busy service compiles its code sooner and not twice.
busy() { # PORT
  local i body=$here/target/training-records.log
  (cd "$here/samples/incident" && cat web01/auth.log web01/audit.log web01/nginx/*.log sensor/eve.json windows/winlogbeat.ndjson) >"$body"
  for i in 1 2 3; do cat "$body" "$body" >"$body.more" && mv "$body.more" "$body"; done
  for i in $(seq 12); do
    request "$1" POST /api/v1/events "$body" || return 0
    request "$1" GET "/api/v1/events/search?limit=5&query=failed+password+$i"
  done
  for i in $(seq 50); do
    request "$1" GET /metrics
    lag=$(sed -n 's/^redoubt_[a-z]*_lag_records \([0-9]*\).*/\1/p' <<<"$answers" | sort -n | tail -n 1)
    [ "${lag:-0}" = 0 ] && break
    sleep 0.2
  done
  rm -f "$body"
}

# usage: request PORT METHOD PATH [FILE]; sets answers to the lines that came back, answer to the last
request() {
  local line length=0
  answers=
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  [ -z "${4:-}" ] || length=$(wc -c <"$4")
  printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n' "$2" "$3" "$length" >&3
  [ -z "${4:-}" ] || cat "$4" >&3
  answer=
  while IFS= read -r -t 10 line <&3 || [ -n "$line" ]; do answer=$line answers+=$line$'\n'; done
  exec 3>&-
}
