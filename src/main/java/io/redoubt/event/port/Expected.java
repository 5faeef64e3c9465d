package io.redoubt.event.port;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the operator expects to see: scans by machines that are allowed to scan, and changes to
/// machines that are being maintained. Nothing is hidden by it: alerts that lie wholly within are
/// told as informational and take part in no incident, as long as nothing graver speaks against it.
/// Immutable.
///
/// @param scanners addresses and networks
/// @param windows of maintenance
public record Expected(List<String> scanners, List<Window> windows) {
  /// Nothing is expected.
  public static final Expected NOTHING = new Expected(List.of(), List.of());

  private static final Pattern WEEKLY =
      Pattern.compile("(mon|tue|wed|thu|fri|sat|sun) (\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  /// A time in which machines are maintained.
  ///
  /// @param text as it was given
  /// @param day of the week on which it comes again; null when it comes once
  /// @param from once: milliseconds since 1970 UTC; weekly: milliseconds of the day
  /// @param length in milliseconds
  /// @param hosts names without their domain, lower case; `*` for any
  public record Window(
      String text, @Nullable DayOfWeek day, long from, long length, List<String> hosts) {
    /// Copies the list.
    public Window {
      hosts = List.copyOf(hosts);
    }

    /// Whether these moments, and what is between them, lie within.
    boolean holds(long first, long last) {
      DayOfWeek weekly = day;
      if (weekly == null) {
        return first >= from && last <= from + length;
      }
      DayOfWeek today = Instant.ofEpochMilli(first).atZone(ZoneOffset.UTC).getDayOfWeek();
      long since = Math.floorMod(today.getValue() - weekly.getValue(), 7);
      long begun = (Math.floorDiv(first, DAY) - since) * DAY + from;
      long begin = begun > first ? begun - 7 * DAY : begun;
      return last <= begin + length;
    }
  }

  /// Copies the lists.
  public Expected {
    scanners = List.copyOf(scanners);
    windows = List.copyOf(windows);
  }

  /// Reads what a configuration says.
  ///
  /// @param scanners addresses and networks such as `10.20.0.0/16`
  /// @param windows such as `2026-03-17T01:00Z/2026-03-17T04:00Z web01 web02` or, for each week in
  ///     UTC, `sat 22:00-04:00 *`
  /// @throws IllegalArgumentException when one cannot be understood; the message says which and why
  public static Expected of(List<String> scanners, List<String> windows) {
    for (String scanner : scanners) {
      if (SuppressionScope.network(scanner).isEmpty()) {
        throw new IllegalArgumentException(
            "detection.scanners: \"" + scanner + "\" is no address or network.");
      }
    }
    List<Window> read = new ArrayList<>();
    for (String window : windows) {
      read.add(
          window(window)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "detection.maintenance: \""
                              + window
                              + "\" is neither FROM/TO HOST… (2026-03-17T01:00Z/2026-03-17T04:00Z"
                              + " web01) nor DAY HH:MM-HH:MM HOST… (sat 22:00-04:00 web01).")));
    }
    return new Expected(scanners, read);
  }

  private static Optional<Window> window(String text) {
    String[] words = text.strip().split("\\s+");
    String begin = words.length < 2 ? "" : words[0] + " " + words[1];
    Matcher weekly = WEEKLY.matcher(begin.toLowerCase(Locale.ROOT));
    boolean again = weekly.matches();
    List<String> hosts =
        Arrays.stream(words).skip(again ? 2 : 1).map(Expected::host).distinct().toList();
    if (hosts.isEmpty()) {
      return Optional.empty();
    }
    return again ? weekly(text, weekly, hosts) : once(text, words[0], hosts);
  }

  private static Optional<Window> weekly(String text, Matcher found, List<String> hosts) {
    long from = minutes(found.group(2), found.group(3));
    long to = minutes(found.group(4), found.group(5));
    if (from < 0 || to < 0) {
      return Optional.empty();
    }
    DayOfWeek day =
        Arrays.stream(DayOfWeek.values())
            .filter(d -> d.name().toLowerCase(Locale.ROOT).startsWith(found.group(1)))
            .findFirst()
            .orElseThrow();
    long length = Math.floorMod(to - from, DAY);
    return Optional.of(new Window(text, day, from, length == 0 ? DAY : length, hosts));
  }

  private static long minutes(String hour, String minute) {
    int hours = Integer.parseInt(hour);
    int minutes = Integer.parseInt(minute);
    return hours > 23 || minutes > 59 ? -1 : (hours * 60L + minutes) * MINUTE;
  }

  private static Optional<Window> once(String text, String span, List<String> hosts) {
    int slash = span.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      long from = OffsetDateTime.parse(span.substring(0, slash)).toInstant().toEpochMilli();
      long to = OffsetDateTime.parse(span.substring(slash + 1)).toInstant().toEpochMilli();
      return to > from
          ? Optional.of(new Window(text, null, from, to - from, hosts))
          : Optional.empty();
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private static String host(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    return dot > 0 && !Character.isDigit(lower.charAt(0)) ? lower.substring(0, dot) : lower;
  }

  /// Whether all of these addresses, at least one, may scan.
  public boolean scans(List<String> addresses) {
    List<Predicate<String>> networks =
        scanners.stream().flatMap(s -> SuppressionScope.network(s).stream()).toList();
    return !addresses.isEmpty()
        && addresses.stream().allMatch(a -> networks.stream().anyMatch(n -> n.test(a)));
  }

  /// The window in which all of these machines, at least one, were maintained from the one moment
  /// to the other (milliseconds since 1970 UTC).
  public Optional<Window> maintained(List<String> hosts, long first, long last) {
    return windows.stream()
        .filter(w -> !hosts.isEmpty() && w.holds(first, last))
        .filter(
            w ->
                w.hosts().contains("*")
                    || hosts.stream().allMatch(h -> w.hosts().contains(host(h))))
        .findFirst();
  }
}
