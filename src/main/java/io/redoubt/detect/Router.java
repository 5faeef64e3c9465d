package io.redoubt.detect;

import io.redoubt.detect.sigma.match.Questions;
import io.redoubt.detect.sigma.match.RuleSet;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.taxonomy.sigma.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Knows which rules an event must be asked about, by its format and the few fields that tell log
/// sources apart. Rule sets are prepared when the first event of their kind comes. Thread-safe.
final class Router {
  /// The rules of one format, by what their scopes look at.
  ///
  /// @param order the fields among which they tell events apart
  /// @param asked for each of those, lower-cased, the values they ask for; empty when it is enough
  ///     that it is there
  record Road(
      List<SigmaRule> rules,
      Field[] order,
      List<Set<String>> asked,
      Signs signs,
      Map<Long, RuleSet> quick,
      Map<String, RuleSet> sets) {}

  private static final String PRESENT = "\u0002";

  private final List<SigmaRule> rules;
  private final Questions questions = new Questions();
  private final Map<Format, Road> roads = new ConcurrentHashMap<>();

  Router(List<SigmaRule> rules) {
    this.rules = rules;
  }

  /// The rules for events of this format.
  Road road(Format format) {
    Road known = roads.get(format);
    return known != null ? known : roads.computeIfAbsent(format, this::made);
  }

  /// The rules for this event.
  ///
  /// @param bits what it has of the road's signs
  RuleSet route(Event event, Road road, long bits) {
    RuleSet quick = road.quick().get(bits);
    return quick != null ? quick : road.quick().computeIfAbsent(bits, _ -> slow(event, road));
  }

  /// The rules for this event, found out by the texts of its fields.
  RuleSet slow(Event event, Road road) {
    String key = key(event, road);
    RuleSet known = road.sets().get(key);
    return known != null ? known : road.sets().computeIfAbsent(key, _ -> prepare(event, road));
  }

  /// Every rule set that some event was routed to.
  Collection<RuleSet> used() {
    List<RuleSet> used = new ArrayList<>();
    roads.values().forEach(road -> used.addAll(road.sets().values()));
    return used;
  }

  private Road made(Format format) {
    List<SigmaRule> of = new ArrayList<>();
    Map<Field, Set<String>> signs = new LinkedHashMap<>();
    for (SigmaRule rule : rules) {
      boolean takes = false;
      for (Scope scope : rule.scopes()) {
        if (scope.takes(format)) {
          takes = true;
          for (Scope.Condition condition : scope.conditions()) {
            signs
                .computeIfAbsent(condition.field(), _ -> new HashSet<>())
                .addAll(condition.values());
          }
        }
      }
      if (takes) {
        of.add(rule);
      }
    }
    return new Road(
        of,
        signs.keySet().toArray(Field[]::new),
        List.copyOf(signs.values()),
        new Signs(signs),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>());
  }

  /// What the event has at the signs; values that no scope asks for are all the same.
  private static String key(Event event, Road road) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < road.order().length; i++) {
      for (String value : lower(event, road.order()[i])) {
        key.append(road.asked().get(i).contains(value) ? value : PRESENT).append('\1');
      }
      key.append('\0');
    }
    return key.toString();
  }

  private RuleSet prepare(Event event, Road road) {
    return new RuleSet(
        road.rules().stream()
            .filter(rule -> rule.scopes().stream().anyMatch(scope -> holds(scope, event)))
            .toList(),
        questions);
  }

  private static boolean holds(Scope scope, Event event) {
    if (!scope.takes(event.format())) {
      return false;
    }
    for (Scope.Condition condition : scope.conditions()) {
      List<String> found = lower(event, condition.field());
      Set<String> values = condition.values();
      if (values.isEmpty() ? found.isEmpty() : found.stream().noneMatch(values::contains)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> lower(Event event, Field field) {
    int first = event.find(field);
    if (first < 0) {
      return List.of();
    }
    return event.find(field, first + 1) < 0
        ? List.of(event.text(first).toLowerCase(Locale.ROOT))
        : event.texts(field).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }
}
