package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Template;

/// What events of one form have in common: the template of their message where templates were
/// learnt, else the format with the product's own number or name of the event. Stateless.
public final class Shape {
  private Shape() {}

  /// The form; empty when nothing tells it.
  public static String of(Event event) {
    Template template = event.template();
    if (template != null) {
      return template.text();
    }
    String code = event.text(Ecs.EVENT_CODE, event.text(Ecs.EVENT_ACTION, ""));
    return code.isEmpty() ? "" : event.format() + " " + event.text(Ecs.EVENT_PROVIDER, "") + code;
  }
}
