package io.redoubt.event.port;

import io.redoubt.event.Severity;
import io.redoubt.event.query.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Which alerts a suppression covers: those of which **all** lies within every part that is given.
/// An alert about two addresses of which one is named, or to which a rule contributed that is not
/// named, stays in sight; so does one of which not all values are known any more.
///
/// @param rules ids of rules; empty: any
/// @param entities field → values, such as `source.ip` → addresses, networks as `10.0.0.0/8`,
///     names; letter case apart; empty: any
/// @param from alerts that began earlier are not covered, milliseconds since 1970 UTC; 0: any
/// @param to alerts that went on later are not covered; `Long.MAX_VALUE`: any
/// @param most alerts worse than this are not covered
public record SuppressionScope(
    List<String> rules, Map<String, List<String>> entities, long from, long to, Severity most) {
  /// So many values of a field are kept of an alert: where there are as many, there may be more.
  static final int KNOWN = 50;

  /// Copies the collections.
  public SuppressionScope {
    rules = List.copyOf(rules);
    Map<String, List<String>> sorted = new TreeMap<>();
    entities.forEach((field, values) -> sorted.put(field, List.copyOf(values)));
    entities = Collections.unmodifiableMap(sorted);
  }

  /// Whether it names anything: one that does not would cover everything.
  public boolean narrow() {
    return !rules.isEmpty() || !entities.isEmpty();
  }

  /// Whether this alert lies wholly within; never an incident.
  public boolean covers(CaseFile file) {
    return file.kind() == CaseFile.Kind.ALERT
        && narrow()
        && file.severity().compareTo(most) <= 0
        && (from == 0 || (file.firstSeen() != 0 && file.firstSeen() >= from))
        && (to == Long.MAX_VALUE || (file.lastSeen() != 0 && file.lastSeen() <= to))
        && (rules.isEmpty() || all(file, "rule", Set.copyOf(rules)::contains))
        && entities.entrySet().stream()
            .allMatch(entity -> all(file, entity.getKey(), within(entity.getValue())));
  }

  private static boolean all(CaseFile file, String mark, Predicate<String> within) {
    List<String> values = file.marks().getOrDefault(mark, List.of());
    return !values.isEmpty()
        && (mark.equals("rule") || values.size() < KNOWN)
        && values.stream().allMatch(within);
  }

  private static Predicate<String> within(List<String> wanted) {
    List<Predicate<String>> any = new ArrayList<>();
    for (String one : wanted) {
      any.add(network(one).orElse(one::equalsIgnoreCase));
    }
    return value -> any.stream().anyMatch(each -> each.test(value.toLowerCase(Locale.ROOT)));
  }

  /// What tells whether an address lies in this network, or is this address however it is written;
  /// empty when the text is neither.
  public static Optional<Predicate<String>> network(String text) {
    int slash = text.indexOf('/');
    Address base = Address.of(slash < 0 ? text : text.substring(0, slash));
    if (base == null) {
      return Optional.empty();
    }
    String length = slash < 0 ? "" : text.substring(slash + 1);
    int most = base.isV4() ? 32 : 128;
    if (slash >= 0 && (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most)) {
      return Optional.empty();
    }
    int bits = slash < 0 ? 128 : Integer.parseInt(length) + 128 - most;
    Address lowest = base.lowest(bits);
    Address highest = base.highest(bits);
    return Optional.of(
        value -> {
          Address address = Address.of(value);
          return address != null
              && address.compareTo(lowest) >= 0
              && address.compareTo(highest) <= 0;
        });
  }
}
