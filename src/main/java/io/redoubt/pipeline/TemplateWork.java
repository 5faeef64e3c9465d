package io.redoubt.pipeline;

import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.template.TemplateLearner;

/// The first of two passes over the inputs, when events are to carry templates: learns them.
public final class TemplateWork implements BatchWork<TemplateLearner> {
  /// Learns from every event.
  public TemplateWork() {}

  @Override
  public Step<TemplateLearner> begin(SourceEntry entry) {
    TemplateLearner learner = new TemplateLearner();
    return new Step<>() {
      @Override
      public void event(Event event) {
        TemplateStep.learn(learner, event);
      }

      @Override
      public TemplateLearner finish() {
        return learner;
      }
    };
  }
}
