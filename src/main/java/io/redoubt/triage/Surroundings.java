package io.redoubt.triage;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.triage.context.Answer;
import io.redoubt.triage.context.MenuQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What was gathered around the groups of a run, or why nothing was.
///
/// @param questions which questions were asked about which group, by its id
/// @param answers what the events said
/// @param why one sentence that says why nothing was gathered though it was wanted; empty otherwise
public record Surroundings(
    Map<String, List<MenuQuery>> questions, Map<MenuQuery, Answer> answers, String why) {
  /// Nothing was asked.
  public static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), "");

  /// Copies the maps.
  public Surroundings {
    questions = Map.copyOf(questions);
    answers = Map.copyOf(answers);
  }

  /// Something was wanted and could not be gathered.
  public static Surroundings missing(String why) {
    return new Surroundings(Map.of(), Map.of(), why);
  }

  /// The same questions with these answers.
  public Surroundings answered(Map<MenuQuery, Answer> all) {
    return new Surroundings(questions, all, "");
  }

  /// All questions, in no particular order of groups.
  public Collection<MenuQuery> all() {
    return questions.values().stream().flatMap(List::stream).distinct().toList();
  }

  /// The answers about this group, in the order of its questions.
  List<Answer> of(AlertGroup group) {
    return questions.getOrDefault(group.id(), List.of()).stream()
        .map(answers::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
