package io.redoubt.redact.scan;

import java.util.Set;

/// Folders that stand where a password could: `PWD=/home/deploy` is where a command was run.
/// Stateless.
final class Folders {
  private static final Set<String> NAMES = Set.of("PWD", "pwd", "OLDPWD");

  /// The folders of every Unix.
  private static final Set<String> FIRST =
      Set.of(
          "home",
          "root",
          "tmp",
          "var",
          "usr",
          "etc",
          "opt",
          "srv",
          "mnt",
          "media",
          "run",
          "proc",
          "bin",
          "sbin",
          "lib",
          "dev",
          "data",
          "app",
          "boot",
          "sys",
          "Users",
          "Library",
          "Applications",
          "workspace");

  private static final int LONGEST = 12;

  private Folders() {}

  /// Whether the name is that of a working folder and the value one.
  static boolean named(String s, int name, int end, int from) {
    if (end - name > LONGEST || s.charAt(from) != '/' || !NAMES.contains(s.substring(name, end))) {
      return false;
    }
    int to = from + 1;
    while (to < s.length() && to - from <= LONGEST && Character.isLetter(s.charAt(to))) {
      to++;
    }
    boolean over = to == s.length() || Chars.ends(s.charAt(to)) || s.charAt(to) == '/';
    return over && (to == from + 1 || FIRST.contains(s.substring(from + 1, to)));
  }
}
