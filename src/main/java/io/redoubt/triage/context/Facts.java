package io.redoubt.triage.context;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.guard.AttackerFields;
import io.redoubt.triage.evidence.Line;
import java.util.ArrayList;
import java.util.List;

/// The lines that answer one question of the menu, in the making. Not thread-safe.
final class Facts {
  private final MenuQuery query;
  private final List<Evidence> lines = new ArrayList<>();

  Facts(MenuQuery query) {
    this.query = query;
  }

  /// Adds what was seen.
  ///
  /// @param tags what the line proves
  void fact(Line line, String... tags) {
    add(Kind.FACT, line, tags);
  }

  /// Adds what was looked for and not seen.
  void absence(Line line, String... tags) {
    add(Kind.CONTEXT, line, tags);
  }

  private void add(Kind kind, Line line, String... tags) {
    List<String> all = new ArrayList<>(List.of(tags));
    all.add("menu:" + query.name().id());
    boolean outside = line.tokens().stream().anyMatch(t -> AttackerFields.contains(t.field()));
    all.add(outside ? "trust:attacker_controlled" : "trust:system");
    lines.add(new Evidence("", kind, "", "", 0, -1, line.text(), "", line.tokens(), all));
  }

  Answer answer() {
    return new Answer(query, lines);
  }
}
