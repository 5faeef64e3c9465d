# Sourced by ./redoubt and ./verify. find_jdk sets JAVA_HOME to the first JDK of version 25 or newer:
# JAVA_HOME, then the java on the PATH, then the usual install folders.

jdk_version() { # prints the major version of the JDK in folder $1; needs javac, so a JRE does not count
  [ -x "$1/bin/javac" ] || return 1
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
  fi
}

find_jdk() {
  local candidate version onpath
  onpath=$(command -v javac 2>/dev/null) && onpath=$(dirname "$(dirname "$(readlink -f "$onpath" 2>/dev/null || echo "$onpath")")")
  for candidate in "${JAVA_HOME:-}" "${onpath:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$candidate" ] && [ -d "$candidate" ] || continue
    version=$(jdk_version "$candidate") || continue
    if [ "${version:-0}" -ge 25 ] 2>/dev/null; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  echo "redoubt: no JDK 25 or newer found; install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}
