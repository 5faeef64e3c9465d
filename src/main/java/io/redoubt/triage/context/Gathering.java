package io.redoubt.triage.context;

import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.ProcessNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks questions of the menu of a stream of events. Fed in stream order with the events that its
/// [#interest()] lets through; the same stream gives the same answers. Not thread-safe.
///
/// Memory: at most [#QUERIES] questions, each of which keeps at most a few thousand values of at
/// most 256 characters, whatever the length of the stream.
public final class Gathering {
  /// The most questions of one pass; later ones are left out and have no answer.
  public static final int QUERIES = 48;

  private final Map<MenuQuery, Gatherer> gatherers = new LinkedHashMap<>();
  private final Map<Entity, List<Gatherer>> byEntity = new HashMap<>();
  private final Map<String, List<Gatherer>> byShape = new HashMap<>();
  private final Interest interest;

  /// Asks these; the same question twice is asked once.
  public Gathering(Collection<MenuQuery> queries) {
    for (MenuQuery query : queries.stream().distinct().limit(QUERIES).toList()) {
      Gatherer gatherer = Gatherer.of(query);
      gatherers.put(query, gatherer);
      if (query instanceof MenuQuery.SameTemplate(_, String shape)) {
        byShape.computeIfAbsent(shape, _ -> new ArrayList<>()).add(gatherer);
      } else {
        byEntity.computeIfAbsent(query.about(), _ -> new ArrayList<>()).add(gatherer);
      }
    }
    this.interest = new Interest(byEntity.keySet(), byShape.keySet());
  }

  /// Which events matter.
  public Interest interest() {
    return interest;
  }

  /// Takes the next event.
  ///
  /// @param named what [Interest#in] said of it
  public void take(Event event, List<Entity> named) {
    for (Entity entity : named) {
      byEntity.getOrDefault(entity, List.of()).forEach(gatherer -> gatherer.take(event));
    }
    if (!byShape.isEmpty()) {
      byShape.getOrDefault(Shape.of(event), List.of()).forEach(g -> g.take(event));
    }
  }

  /// The answers, in the order of the questions.
  public Map<MenuQuery, Answer> answers() {
    Map<MenuQuery, Answer> all = new LinkedHashMap<>();
    gatherers.forEach(
        (query, gatherer) -> {
          Facts facts = new Facts(query);
          gatherer.answer(facts);
          all.put(query, facts.answer());
        });
    return all;
  }

  /// The process trees that were asked for, at most so many processes.
  public List<ProcessNode> trees(int most) {
    return gatherers.values().stream()
        .filter(TreeGatherer.class::isInstance)
        .map(TreeGatherer.class::cast)
        .findFirst()
        .map(tree -> tree.trees(most))
        .orElse(List.of());
  }
}
