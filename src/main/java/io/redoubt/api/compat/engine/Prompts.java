package io.redoubt.api.compat.engine;

import io.redoubt.llm.Part.Shipped;
import java.util.List;

/// The question about an event or a summary: the shipped instructions, a heading, the fields that
/// are not empty, a last reminder. What callers send cannot look like a heading or a field: each
/// further line of a value is marked, and characters that steer are taken out. Immutable.
final class Prompts {
  private static final List<Label> EVENT_LABELS =
      List.of(
          new Label("timestamp", "Timestamp"),
          new Label("source_ip", "Source IP"),
          new Label("destination_ip", "Destination IP"),
          new Label("event_type", "Event Type"),
          new Label("severity", "Severity"),
          new Label("description", "Description"),
          new Label("additional_context", "Additional Info"));

  private static final List<Label> CONTEXT_LABELS =
      List.of(
          new Label("entity", "Entity"),
          new Label("time_window", "Time Window"),
          new Label("summary", "Summary"),
          new Label("additional_context", "Additional Info"));

  private final Shipped instructions = Shipped.load("compat/v1/engine.txt");

  /// A field and what it is called in the question.
  private record Label(String field, String label) {}

  /// The question about an event.
  String event(Form.Checked.Right event) {
    return question("--- SECURITY EVENT ---", EVENT_LABELS, event);
  }

  /// The question about a summary of what somebody did.
  String context(Form.Checked.Right context) {
    return question("--- SOC CONTEXT SUMMARY ---", CONTEXT_LABELS, context);
  }

  private String question(String heading, List<Label> labels, Form.Checked.Right values) {
    int width = labels.stream().mapToInt(label -> label.label().length()).max().orElse(0);
    StringBuilder out = new StringBuilder(instructions.text()).append('\n');
    out.append(heading).append('\n');
    for (Label label : labels) {
      String value = values.get(label.field());
      if (!value.isEmpty()) {
        String padding = " ".repeat(width - label.label().length());
        out.append(label.label()).append(padding).append(" : ");
        out.append(inert(value)).append('\n');
      }
    }
    return out.append("\nReturn only the JSON object.\n").toString();
  }

  private static String inert(String value) {
    StringBuilder out = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                out.append("\n| ");
              } else if (c == '\t') {
                out.append(' ');
              } else if (!Character.isISOControl(c) && c != 0x2028 && c != 0x2029) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
