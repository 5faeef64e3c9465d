package io.redoubt.pipeline;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.RawRecord;
import io.redoubt.template.EventTemplates;
import io.redoubt.template.TemplateLearner;
import io.redoubt.template.Templates;

/// Which part of an event is its message for the template miner: the `message` field; for a line
/// of text without one, the line; structured records without a message have no template. One per
/// batch.
final class TemplateStep {
  private final Templates.Finder finder;

  TemplateStep(Templates.Finder finder) {
    this.finder = finder;
  }

  void give(EventBuilder event) {
    int i = event.find(Ecs.MESSAGE);
    if (i >= 0) {
      int from = event.spanStart(i);
      event.template(finder.find(event.spanBuffer(i), from, from + event.spanLength(i)));
    } else if (EventTemplates.isLine(event.record())) {
      RawRecord line = event.record();
      event.template(finder.find(line.buffer(), line.start(), line.end()));
    }
  }

  static void learn(TemplateLearner learner, Event event) {
    int i = event.find(Ecs.MESSAGE);
    if (i >= 0) {
      int from = event.spanStart(i);
      learner.observe(event.spanBuffer(i), from, from + event.spanLength(i));
    } else if (EventTemplates.isLine(event.record())) {
      RawRecord line = event.record();
      learner.observe(line.buffer(), line.start(), line.end());
    }
  }
}
