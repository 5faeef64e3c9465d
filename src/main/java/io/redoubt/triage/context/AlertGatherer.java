package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;

/// Alerts of other products about an entity, as they stand in the events. What Redoubt's own rules
/// found is told by [ContextAnalyst], which has the alerts. Not thread-safe.
final class AlertGatherer implements Gatherer {
  private static final int SHOWN = 4;

  private final Entity about;
  private final Values titles = new Values();
  private final Seen seen = new Seen();

  AlertGatherer(Entity about) {
    this.about = about;
  }

  @Override
  public void take(Event event) {
    if (event.text(Ecs.EVENT_KIND, "").equals("alert")) {
      seen.add(event);
      titles.add(event.text(Ecs.RULE_NAME, event.text(Ecs.MESSAGE, "")));
    }
  }

  @Override
  public void answer(Facts out) {
    if (seen.count() == 0 || titles.isEmpty()) {
      return;
    }
    Line line = new Line().say("Alerts of other products about ");
    About.name(line, about).say(": " + Say.number(seen.count()) + ": ");
    var names = titles.counts().names();
    line.quoted("rule.name", names.stream().limit(SHOWN).toList(), ", ");
    out.fact(seen.when(line.say(names.size() > SHOWN ? ", …," : ",")).say("."));
  }
}
