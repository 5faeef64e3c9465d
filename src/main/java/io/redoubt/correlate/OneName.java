package io.redoubt.correlate;

import io.redoubt.event.finding.Counts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Machines that are logged with and without their domain are one: the short name counts to the
/// long one where only one long name begins with it.
final class OneName {
  private OneName() {}

  /// The counts of host names, each machine once, most frequent first.
  static Counts of(Counts hosts) {
    if (hosts.distinct() < 2) {
      return hosts;
    }
    Map<String, String> full = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (String name : hosts.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!Names.host(name).equals(lower)) {
        String known = full.putIfAbsent(Names.host(name), name);
        if (known != null && !known.equalsIgnoreCase(name)) {
          several.add(Names.host(name));
        }
      }
    }
    Tally tally = new Tally(Math.max(1, hosts.distinct()));
    for (Counts.Count host : hosts.values()) {
      String lower = host.value().toLowerCase(Locale.ROOT);
      String one = several.contains(lower) ? host.value() : full.getOrDefault(lower, host.value());
      tally.add(one, host.count());
    }
    return new Counts(tally.counts().values(), hosts.complete());
  }
}
