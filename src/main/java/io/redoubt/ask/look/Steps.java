package io.redoubt.ask.look;

/// How finely time is told. Stateless.
final class Steps {
  private static final long[] LADDER = {
    60_000L, 300_000L, 900_000L, 3_600_000L, 21_600_000L, 86_400_000L
  };
  private static final int MOST = 200;

  private Steps() {}

  /// The finest step of which at most 200 fit, a day at the most.
  static long fitting(long length) {
    for (long step : LADDER) {
      if (length / step <= MOST) {
        return step;
      }
    }
    return LADDER[LADDER.length - 1];
  }

  /// `minute`, `5 minutes`, `hour` …
  static String said(long step) {
    return switch ((int) (step / 60_000)) {
      case 1 -> "minute";
      case 5 -> "5 minutes";
      case 15 -> "15 minutes";
      case 60 -> "hour";
      case 360 -> "6 hours";
      default -> "day";
    };
  }
}
