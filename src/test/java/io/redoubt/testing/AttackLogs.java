package io.redoubt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Generated logs in which something happened: passwords are guessed with success, and a web server
/// is searched for what it should not serve, among ordinary lines. Always the same.
public final class AttackLogs {
  private AttackLogs() {}

  /// Writes `auth.log` and `access.log` into the folder, with so many ordinary lines each, and
  /// returns it.
  public static Path write(Path folder, int ordinary) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("auth.log"), auth(ordinary));
      Files.write(folder.resolve("access.log"), access(ordinary));
      return folder;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static List<String> auth(int ordinary) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ordinary; i++) {
      lines.add(
          sshd(i, "Accepted publickey for deploy from 10.0.3.7 port %d ssh2", 40_000 + i % 999));
    }
    for (int i = 0; i < 60; i++) {
      lines.add(
          sshd(
              ordinary + i, "Failed password for root from 203.0.113.77 port %d ssh2", 50_000 + i));
    }
    lines.add(
        sshd(ordinary + 60, "Accepted password for root from 203.0.113.77 port %d ssh2", 51_000));
    return lines;
  }

  private static String sshd(int second, String message, int port) {
    return "2026-03-17T%s+00:00 web01 sshd[%d]: %s"
        .formatted(clock(second), 900 + second % 7000, message.formatted(port));
  }

  private static String clock(int second) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", second / 3600 % 24, second / 60 % 60, second % 60);
  }

  private static List<String> access(int ordinary) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ordinary; i++) {
      lines.add(get("10.0.3." + (i % 200 + 1), i, "/shop/item/" + i % 977, 200));
    }
    for (String path : List.of("/.env", "/.git/config", "/wp-login.php", "/etc/passwd")) {
      for (int i = 0; i < 12; i++) {
        lines.add(get("198.51.100.66", ordinary + i, path + "?n=" + i, 404));
      }
    }
    lines.add(get("198.51.100.66", ordinary + 20, "/a.php?f=../../../../etc/passwd", 200));
    return lines;
  }

  private static String get(String from, int second, String path, int status) {
    return "%s - - [17/Mar/2026:%s +0000] \"GET %s HTTP/1.1\" %d 512 \"-\" \"Mozilla/5.0 (X11)\""
        .formatted(from, clock(second), path, status);
  }
}
