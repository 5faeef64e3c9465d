package io.redoubt.report.terminal;

import java.util.List;

/// A histogram in one line of block characters.
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /// One character a count, a space for none; the highest count fills its cell. Heights grow with
  /// the square root, so that small counts stay visible beside a burst.
  static String of(List<Long> counts) {
    long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (long count : counts) {
      if (count <= 0) {
        out.append(' ');
      } else {
        double height = Math.sqrt((double) count / most) * (BARS.length() - 1);
        out.append(BARS.charAt((int) Math.round(height)));
      }
    }
    return out.toString();
  }
}
