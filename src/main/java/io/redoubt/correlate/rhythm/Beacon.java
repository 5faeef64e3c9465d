package io.redoubt.correlate.rhythm;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Stretch;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A machine that calls a target at even intervals.
///
/// @param source its address
/// @param visits its connections
/// @param rhythm how they come
record Beacon(String source, Visits visits, Rhythm rhythm) {
  private static final int MOST_EVENTS = 100;

  /// One finding that tells of all machines that call this target.
  ///
  /// @param target address and port, between them a space
  static Finding finding(RuleInfo rule, String target, List<Beacon> all) {
    Beacon first = all.getFirst();
    Map<String, String> fields = new LinkedHashMap<>();
    if (all.size() == 1) {
      fields.put(Ecs.SOURCE_IP.name(), first.source());
    } else {
      fields.put("beacon.sources", Integer.toString(all.size()));
    }
    int space = target.indexOf(' ');
    fields.put(Ecs.DESTINATION_IP.name(), target.substring(0, space));
    fields.put(Ecs.DESTINATION_PORT.name(), target.substring(space + 1));
    fields.put("beacon.interval", seconds(first.rhythm().period()));
    fields.put("beacon.deviation", percent(first.rhythm().deviation()));
    List<Event> shown =
        all.stream()
            .flatMap(beacon -> beacon.visits().shown().stream())
            .sorted(Comparator.comparingLong((Event event) -> event.time().millis()))
            .limit(MOST_EVENTS)
            .toList();
    long count = all.stream().mapToLong(beacon -> beacon.visits().count()).sum();
    Stretch whole = first.visits().stretch();
    for (Beacon beacon : all) {
      whole = whole.and(beacon.visits().stretch());
    }
    return new Finding(rule, shown.getLast().time(), shown, count, fields).over(whole);
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, millis < 10_000 ? "%.1f s" : "%.0f s", millis / 1000.0);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", Math.ceil(part * 100));
  }
}
