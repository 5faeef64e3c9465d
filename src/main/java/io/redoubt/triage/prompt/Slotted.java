package io.redoubt.triage.prompt;

import io.redoubt.llm.Part;
import io.redoubt.llm.Part.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fills the `{slots}` of a shipped text with parts. Stateless.
public final class Slotted {
  private Slotted() {}

  /// The text with its slots filled. Only slots of the shipped text itself are filled, never what
  /// looks like one in a value.
  public static List<Part> fill(Shipped text, Map<String, List<Part>> values) {
    List<Part> parts = List.of(text);
    for (Map.Entry<String, List<Part>> slot : values.entrySet()) {
      parts = fill(parts, "{" + slot.getKey() + "}", slot.getValue());
    }
    return parts.stream().filter(part -> !part.text().isEmpty()).toList();
  }

  /// The text with one slot filled.
  public static List<Part> fill(Shipped text, String slot, List<Part> value) {
    return fill(text, Map.of(slot, value));
  }

  private static List<Part> fill(List<Part> parts, String slot, List<Part> value) {
    List<Part> filled = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Shipped shipped) {
        List<Shipped> pieces = shipped.around(slot);
        for (int i = 0; i < pieces.size(); i++) {
          if (i > 0) {
            filled.addAll(value);
          }
          filled.add(pieces.get(i));
        }
      } else {
        filled.add(part);
      }
    }
    return filled;
  }
}
