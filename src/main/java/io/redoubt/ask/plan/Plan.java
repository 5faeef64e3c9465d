package io.redoubt.ask.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What will be looked up to answer a question. Bounded: whoever runs it does at most so much.
///
/// @param span when
/// @param about who or what; an event has to be about all of them
/// @param steps in the order in which the answer tells of them, at most {@link #STEPS}
/// @param unread words of the question that say nothing to the planner
/// @param notes what the reader must know of how the question was understood
/// @param by who made it
public record Plan(
    Span span,
    List<Entity> about,
    List<Step> steps,
    List<String> unread,
    List<String> notes,
    By by) {
  /// The most steps.
  public static final int STEPS = 16;

  /// The most events of a sample.
  public static final int EVENTS = 8;

  /// Who made a plan.
  public enum By {
    /// Code alone.
    CODE,
    /// Code, with topics or a time that a model proposed.
    MODEL
  }

  /// Copies the lists and cuts what is too much.
  public Plan {
    about = List.copyOf(about);
    steps = List.copyOf(steps.size() > STEPS ? steps.subList(0, STEPS) : steps);
    unread = List.copyOf(unread);
    notes = List.copyOf(notes);
  }

  /// The same, for which a model chose from the menu.
  public Plan proposed() {
    return new Plan(span, about, steps, unread, notes, By.MODEL);
  }

  /// Whether there is anything to look up.
  public boolean empty() {
    return steps.isEmpty();
  }

  /// The events of a topic that are meant, in the language of `search`; the time is not in it.
  public String query(Topic topic) {
    List<String> parts = new ArrayList<>();
    if (topic != Topic.ANYTHING) {
      parts.add(about.isEmpty() ? topic.query() : "(" + topic.query() + ")");
    }
    for (List<Entity> alternatives : alternatives()) {
      String either = alternatives.stream().map(Entity::query).collect(Collectors.joining(" OR "));
      parts.add(alternatives.size() == 1 ? either : "(" + either + ")");
    }
    return parts.isEmpty() ? "*" : String.join(" AND ", parts);
  }

  /// The entities in groups: an event has to be about one of each group. Entities of one kind are
  /// alternatives, words are not: all of them have to be there.
  public List<List<Entity>> alternatives() {
    Map<String, List<Entity>> groups = new LinkedHashMap<>();
    for (Entity entity : about) {
      String key =
          entity.kind() == Entity.Kind.TEXT
              ? entity.value()
              : entity.kind() + (entity.source() ? " source" : "");
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(entity);
    }
    return List.copyOf(groups.values());
  }

  /// The topics of its steps, each once, in order.
  public List<Topic> topics() {
    return steps.stream().flatMap(step -> topic(step).stream()).distinct().toList();
  }

  private static List<Topic> topic(Step step) {
    return switch (step) {
      case Step.Count(var topic) -> List.of(topic);
      case Step.Ends(var topic) -> List.of(topic);
      case Step.Top(var topic, _) -> List.of(topic);
      case Step.Timeline(var topic) -> List.of(topic);
      case Step.Sample(var topic, _) -> List.of(topic);
      case Step.Alerts _, Step.Around _ -> List.of();
    };
  }

  /// The same for other entities and another time.
  public Plan about(List<Entity> entities, Span when, String note) {
    List<String> told = new ArrayList<>(notes);
    told.add(note);
    return new Plan(when, entities, steps, unread, told, by);
  }
}
