package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;

/// Where else events of one form stand. Fed with all events. Not thread-safe.
final class TemplateGatherer implements Gatherer {
  private final Entity about;
  private final String shape;
  private final Values hosts = new Values();
  private final Seen here = new Seen();
  private final Seen elsewhere = new Seen();

  TemplateGatherer(MenuQuery.SameTemplate query) {
    this.about = query.about();
    this.shape = query.shape();
  }

  @Override
  public void take(Event event) {
    if (!Shape.of(event).equals(shape)) {
      return;
    }
    if (Naming.names(about, event)) {
      here.add(event);
    } else {
      elsewhere.add(event);
      hosts.add(event.text(Ecs.HOST_NAME, ""));
    }
  }

  @Override
  public void answer(Facts out) {
    Line line = new Line().say("Events of this form concerning ");
    About.name(line, about).say(": " + Say.number(here.count()));
    if (elsewhere.count() == 0) {
      out.absence(line.say("; nothing of the kind elsewhere in this input."));
      return;
    }
    line.say("; elsewhere: " + Say.number(elsewhere.count()));
    if (!hosts.isEmpty()) {
      line.say(", on ").namedCounts("host.name", hosts.counts());
    }
    out.fact(elsewhere.when(line.say(",")).say("."));
  }
}
