# Finds the JDK and the Maven that OnRoll is built with; read by its scripts.
jdk_version=25

fail() {
  echo "onroll: $1" >&2
  exit 1
}

# Whether this folder is a JDK (with a compiler) of the version that OnRoll is built with.
is_jdk() {
  [[ -n $1 && -x $1/bin/java && -x $1/bin/javac ]] || return 1
  if [[ -r $1/release ]]; then
    grep -q "^JAVA_VERSION=\"$jdk_version[.\"+-]" "$1/release"
  else
    "$1/bin/java" -version 2>&1 | grep -q "version \"$jdk_version[.\"+-]"
  fi
}

find_jdk() {
  local candidate path
  path=$(command -v java || true)
  [[ -n $path ]] && path=$(readlink -f "$path" 2>/dev/null || echo "$path")
  for candidate in \
    "${JAVA_HOME:-}" \
    "${path%/bin/java}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  if [[ -x /usr/libexec/java_home ]] && candidate=$(/usr/libexec/java_home -v "$jdk_version" 2>/dev/null) && is_jdk "$candidate"; then
    echo "$candidate"
    return
  fi
  return 1
}

find_maven() {
  if command -v mvn; then return; fi
  local candidate
  for candidate in "${MAVEN_HOME:-}" "${M2_HOME:-}" /opt/maven /opt/apache-maven* "$HOME"/.sdkman/candidates/maven/current; do
    if [[ -n $candidate && -x $candidate/bin/mvn ]]; then
      echo "$candidate/bin/mvn"
      return
    fi
  done
  return 1
}
