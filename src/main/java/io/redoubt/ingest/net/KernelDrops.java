package io.redoubt.ingest.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Linux tells of datagrams that it dropped because a socket was not read fast enough: the
/// last column of `/proc/net/udp` and `/proc/net/udp6`.
final class KernelDrops {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

  private KernelDrops() {}

  /// Dropped at the sockets of this port since they were bound; 0 where that is not told.
  static long at(int port) {
    long drops = 0;
    for (Path table : TABLES) {
      try {
        drops += in(Files.readAllLines(table), port);
      } catch (IOException _) {
        // This machine has no such table.
      }
    }
    return drops;
  }

  /// Reads lines such as
  /// `5: 0100007F:158A 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 4711 2 0 12`.
  static long in(List<String> lines, int port) {
    String suffix = ":%04X".formatted(port);
    long drops = 0;
    for (String line : lines) {
      String[] columns = line.strip().split("\\s+");
      if (columns.length > 12 && columns[1].endsWith(suffix)) {
        drops += number(columns[columns.length - 1]);
      }
    }
    return drops;
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
