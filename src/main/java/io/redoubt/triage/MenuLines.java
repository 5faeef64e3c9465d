package io.redoubt.triage;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.triage.context.Answer;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.util.ArrayList;
import java.util.List;

/// Adds to the pack of an alert what was gathered around it: the first line of each answer, then
/// the second of each, as long as a few records still fit. What found no room is counted in a line.
final class MenuLines {
  /// The most gathered lines of one alert.
  static final int MOST = 6;

  private static final int RECORDS = 3;

  private MenuLines() {}

  static void add(AlertGroup group, Surroundings around, OtherAlerts others, Pack pack) {
    if (!around.why().isEmpty()) {
      pack.add(Fact.LEFT_OUT, Kind.CONTEXT, new Line().say(around.why()));
      return;
    }
    if (around.questions().isEmpty()) {
      return;
    }
    others
        .line(group)
        .ifPresent(
            line -> pack.add(Fact.OTHER_ALERTS, Kind.CONTEXT, line, List.of("menu:alert_history")));
    List<Evidence> told = inTurn(around.of(group));
    int spare = Math.min(RECORDS, group.sample().size()) + 1;
    int room = Math.clamp((long) pack.room() - spare, 0, MOST);
    told.stream().limit(room).forEach(pack::add);
    if (told.size() > room) {
      String left = Say.number(told.size() - (long) room, "gathered fact", "gathered facts");
      pack.add(
          Fact.LEFT_OUT, Kind.CONTEXT, new Line().say("Left out for want of room: " + left + "."));
    }
  }

  private static List<Evidence> inTurn(List<Answer> answers) {
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < Answer.MOST; i++) {
      for (Answer answer : answers) {
        if (i < answer.lines().size()) {
          all.add(answer.lines().get(i));
        }
      }
    }
    return all;
  }
}
