# Sourced by ./verify: whether a part of the gate would only repeat what a green run has shown. A digest is taken of
# everything that the part depends on (sources, settings, tools, options) and, where it makes files, of these. What cannot be
# read or compared counts as changed.

# usage: digest PATH…: of the names and contents of all files in them; fails if one is missing or cannot be read
digest() (
  set -o pipefail
  sum=(sha256sum)
  command -v sha256sum >/dev/null 2>&1 || sum=(shasum -a 256)
  all=$(find -L "$@" \( -type f -o -type l \) -print0 | LC_ALL=C sort -z | xargs -0 "${sum[@]}" | "${sum[@]}") && echo "$all"
) 2>/dev/null

# usage: tools [OPTION…]: what compiles and with which options
tools() {
  echo "$@" "|${MAVEN_OPTS:-}|${MAVEN_ARGS:-}|${JAVA_TOOL_OPTIONS:-}|${JDK_JAVA_OPTIONS:-}"
  cat "$JAVA_HOME/release" && mvn -v && uname -srm
  [ ! -f "${HOME:-}/.m2/settings.xml" ] || digest "$HOME/.m2/settings.xml"
}

# What the judges of the sources look at.
judged() { digest src/main/java src/test/java pom.xml .mvn verify bin && tools "$@"; }

# What the program, the classes of tests and the start caches are made from; a cache is of one kind of processor.
made_from() {
  digest src rules prompts api deploy/wazuh samples pom.xml .mvn verify redoubt bin && tools "$@" || return 1
  echo "$commit" "$(grep -m 1 -E '^(flags|Features)' /proc/cpuinfo 2>/dev/null)"
}

# They themselves. The JVM rejects a cache whose jar has another time than the one it knows: none may be touched since.
made() {
  local things=(target/classes target/test-classes target/lib target/start target/redoubt.jar target/redoubt.aot target/serve.aot)
  [ ! -e target/green/made ] || [ -z "$(find "${things[@]}" -type f -newer target/green/made -print -quit 2>&1)" ] || return 1
  digest "${things[@]}"
}

# usage: shown PART DIGESTS: a green run has shown this part with the same digests
shown() { [ -n "$2" ] && [ -f "target/green/$1" ] && [ "$2" = "$(cat "target/green/$1")" ]; }

# usage: show PART DIGESTS
show() { mkdir -p target/green && [ -n "$2" ] && printf '%s\n' "$2" >"target/green/$1"; }
