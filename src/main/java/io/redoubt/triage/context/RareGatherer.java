package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import io.redoubt.event.finding.Counts;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands once beside an entity, where most of its events repeat each other. Not thread-safe.
final class RareGatherer implements Gatherer {
  /// Fewer events than this say nothing about what is rare.
  static final int LEAST = 20;

  private static final int SHOWN = 3;
  private static final Map<Field, String> FIELDS = fields();

  private final Entity about;
  private final Map<Field, Values> values = new LinkedHashMap<>();

  RareGatherer(Entity about) {
    this.about = about;
  }

  private static Map<Field, String> fields() {
    Map<Field, String> all = new LinkedHashMap<>();
    all.put(Ecs.SOURCE_IP, "source address");
    all.put(Ecs.USER_NAME, "user name");
    all.put(Ecs.HOST_NAME, "host");
    all.put(Ecs.PROCESS_NAME, "program");
    all.put(Ecs.EVENT_ACTION, "action");
    all.put(Ecs.USER_AGENT_ORIGINAL, "user agent");
    all.put(Ecs.DESTINATION_PORT, "destination port");
    return all;
  }

  @Override
  public void take(Event event) {
    for (Field field : FIELDS.keySet()) {
      int i = event.find(field);
      if (i >= 0) {
        String value = event.text(i);
        if (!about.kind().field().equals(field.name()) || !Naming.same(about, value)) {
          values.computeIfAbsent(field, _ -> new Values()).add(value);
        }
      }
    }
  }

  @Override
  public void answer(Facts out) {
    for (Map.Entry<Field, String> field : FIELDS.entrySet()) {
      Values all = values.get(field.getKey());
      if (all != null && all.all() >= LEAST) {
        rare(out, field.getKey().name(), field.getValue(), all);
      }
    }
  }

  /* Rare is what stands once where three of four events repeat something. */
  private void rare(Facts out, String field, String words, Values all) {
    Counts counts = all.counts();
    List<String> once =
        counts.values().stream().filter(c -> c.count() == 1).map(Counts.Count::value).toList();
    if (once.isEmpty() || counts.distinct() * 4L > all.all() || !counts.complete()) {
      return;
    }
    Line line = About.line("Rare for ", about);
    line.say(": " + words + " ");
    line.quoted(field, once.stream().limit(SHOWN).toList(), ", ");
    out.fact(line.say(" once among " + Say.number(all.all(), "event", "events") + "."));
  }
}
