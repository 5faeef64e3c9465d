package io.redoubt.triage.evidence;

import io.redoubt.event.finding.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How numbers, times and names are written. Evidence lines and sentences use the same words, so
/// that each can be found in the other.
public final class Say {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// Control, direction and private characters, line separators, double quotes: `a\u202Eb`.
  private static final Pattern UNSAYABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\"]");

  private static final int NAME_LENGTH = 80;

  private Say() {}

  /// `2026-03-17 02:40:11 UTC`.
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /// `11 min 47 s`, `3 h 5 min`, `2 d 4 h`.
  public static String duration(Duration time) {
    long s = time.toSeconds();
    if (s < 60) {
      return s + " s";
    }
    if (s < 3600) {
      return s / 60 + " min " + s % 60 + " s";
    }
    return s < 86_400
        ? s / 3600 + " h " + s % 3600 / 60 + " min"
        : s / 86_400 + " d " + s % 86_400 / 3600 + " h";
  }

  /// `12,345`.
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 event`, `12,345 events`.
  public static String number(long number, String one, String many) {
    return number(number) + ' ' + (number == 1 ? one : many);
  }

  /// `3 user names` or `more than 200 user names`.
  public static String distinct(Counts counts, String one, String many) {
    String number = number(counts.distinct(), one, many);
    return counts.complete() ? number : "more than " + number;
  }

  /// A name as it may stand in a sentence: no control or direction characters, no quotes, short.
  public static String name(String value) {
    String clean = UNSAYABLE.matcher(value).replaceAll(" ").strip();
    return clean.length() <= NAME_LENGTH ? clean : clean.substring(0, NAME_LENGTH) + "…";
  }

  /// The most frequent values: `root, admin and deploy`, `root, admin and others`.
  public static String names(Counts counts, int most) {
    List<String> names = counts.values().stream().limit(most).map(c -> name(c.value())).toList();
    return counts.distinct() > most ? String.join(", ", names) + " and others" : and(names);
  }

  /// `a, b and c`.
  public static String and(List<String> parts) {
    int last = parts.size() - 1;
    return last <= 0
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
