package io.redoubt.triage;

import io.redoubt.event.Event;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.RawLines;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Numbers evidence lines as they come. Not thread-safe.
final class Pack {
  /// The most lines of a pack.
  static final int LIMIT = 24;

  private final List<Evidence> lines = new ArrayList<>();
  private final Map<Fact, String> refs = new EnumMap<>(Fact.class);
  private final RawLines raw;

  Pack(RawLines raw) {
    this.raw = raw;
  }

  /// Adds a computed line; it is the one that sentences about this fact cite.
  void add(Fact fact, Evidence.Kind kind, Line line, List<String> tags) {
    add(fact, kind, line, tags, "");
  }

  /// Adds a computed line about one moment.
  ///
  /// @param time RFC 3339, or empty
  void add(Fact fact, Evidence.Kind kind, Line line, List<String> tags, String time) {
    String id = "E" + (lines.size() + 1);
    List<String> all = new ArrayList<>(tags);
    all.add(fact.tag());
    lines.add(new Evidence(id, kind, "", "", 0, -1, line.text(), time, line.tokens(), all));
    refs.put(fact, id);
  }

  /// Adds a computed line that proves nothing but its own fact.
  void add(Fact fact, Evidence.Kind kind, Line line) {
    add(fact, kind, line, List.of());
  }

  /// Adds a line that is not numbered yet.
  void add(Evidence line) {
    lines.add(line.named("E" + (lines.size() + 1)));
  }

  /// Adds a record as it was logged.
  void add(Event event) {
    lines.add(raw.line("E" + (lines.size() + 1), event));
  }

  /// How many lines still fit.
  int room() {
    return LIMIT - lines.size();
  }

  /// Which line tells which fact.
  Map<Fact, String> refs() {
    return Map.copyOf(refs);
  }

  EvidencePack finish() {
    return EvidencePack.of(lines);
  }
}
