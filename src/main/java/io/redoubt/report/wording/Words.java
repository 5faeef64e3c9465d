package io.redoubt.report.wording;

import io.redoubt.event.analysis.Window;
import io.redoubt.event.finding.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers, sizes and times as people read them, in English and UTC.
public final class Words {
  private static final DateTimeFormatter FULL = utc("uuuu-MM-dd HH:mm:ss'Z'");
  private static final DateTimeFormatter SHORT = utc("MM-dd HH:mm:ss");
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Words() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /// The events that lie outside the part of time asked for, such as `3 of 7 events left out:
  /// before 2026-03-17 00:00:00Z`; empty when all of time was.
  ///
  /// @param events read
  public static String leftOut(Window window, long events) {
    Instant since = window.since();
    Instant until = window.until();
    if (!window.bounded()) {
      return "";
    }
    String before = since == null ? "" : "before " + time(since);
    String after = until == null ? "" : "from " + time(until) + " on";
    return count(window.outside())
        + " of "
        + count(events, "event")
        + " left out: "
        + before
        + (before.isEmpty() || after.isEmpty() ? "" : ", or ")
        + after;
  }

  /// `8,599,414`.
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /// `1 file`, `2 files`.
  public static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /// `1.9 GiB`.
  public static String bytes(long value) {
    if (value < 1024) {
      return value + " B";
    }
    double scaled = value / 1024.0;
    int unit = 0;
    while (scaled >= 1024 && unit < UNITS.length - 1) {
      scaled /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, scaled < 10 ? "%.1f %s" : "%.0f %s", scaled, UNITS[unit]);
  }

  /// `412k`, `2.1M`, for rates.
  public static String rough(double value) {
    if (value >= 1_000_000) {
      return String.format(Locale.ROOT, "%.1fM", value / 1_000_000);
    }
    return value >= 10_000
        ? String.format(Locale.ROOT, "%.0fk", value / 1000)
        : String.format(Locale.ROOT, "%.0f", value);
  }

  /// `2026-11-18 02:11:07Z`.
  public static String time(Instant instant) {
    return FULL.format(instant);
  }

  /// `11-18 02:11:07`.
  public static String shortTime(Instant instant) {
    return SHORT.format(instant);
  }

  /// `11-18 02:11:07`, or `2026-11-18 02:11` where the year matters.
  public static String shortTime(Instant instant, boolean year) {
    return year ? FULL.format(instant).substring(0, 16) : shortTime(instant);
  }

  /// `20 y 305 d`, `7 d 19 h`, `5 h 56 min`, `44 min`, `3 s`.
  public static String span(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    long hours = seconds / 3600;
    if (hours < 24) {
      long minutes = seconds / 60 % 60;
      return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
    if (hours >= 2 * 365 * 24) {
      return hours / (365 * 24) + " y " + hours / 24 % 365 + " d";
    }
    return hours < 48
        ? hours + " h"
        : hours / 24 + " d" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
  }

  /// `21.3 s`, `240 ms`.
  public static String elapsed(long millis) {
    return millis < 1000
        ? millis + " ms"
        : millis < 120_000
            ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
            : span(Duration.ofMillis(millis));
  }

  /// A share of a whole, `0.01 %`; never rounded up to all nor down to nothing.
  public static String share(long part, long whole) {
    if (whole <= 0 || part <= 0) {
      return "0 %";
    }
    if (part >= whole) {
      return "100 %";
    }
    double percent = Math.clamp(100.0 * part / whole, 0.0001, 99.9999);
    int decimals = percent > 1 && percent < 99 ? 0 : percent > 0.01 && percent < 99.99 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f %%", percent);
  }

  /// What a verdict says, in one or two words.
  public static String verdict(Disposition disposition) {
    return switch (disposition) {
      case TRUE_POSITIVE -> "attack";
      case BENIGN_POSITIVE -> "benign";
      case FALSE_POSITIVE -> "false alarm";
      case UNDETERMINED -> "undecided";
    };
  }

  /// `reset_credentials` as `Reset credentials`.
  public static String sentence(String id) {
    String words = id.replace('_', ' ').replace('-', ' ');
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
