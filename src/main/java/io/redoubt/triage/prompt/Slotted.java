package io.redoubt.triage.prompt;

import io.redoubt.llm.Part;
import io.redoubt.llm.Part.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A shipped text with `{slots}`, cut once at the slots that are its own, so that filling it looks
/// at none of its characters again. Immutable and thread-safe.
public final class Slotted {
  private final List<Piece> pieces;

  /* A piece of the text, or the name of a slot. */
  private sealed interface Piece {
    record Text(Shipped shipped) implements Piece {}

    record Slot(String name) implements Piece {}
  }

  /// Cuts a text.
  ///
  /// @param slots names without braces; whatever else stands in braces is text
  public Slotted(Shipped text, List<String> slots) {
    List<Piece> cut = List.of(new Piece.Text(text));
    for (String slot : slots) {
      cut = cut(cut, slot);
    }
    pieces =
        cut.stream()
            .filter(p -> !(p instanceof Piece.Text(Shipped part) && part.text().isEmpty()))
            .toList();
  }

  private static List<Piece> cut(List<Piece> pieces, String slot) {
    List<Piece> cut = new ArrayList<>();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Slot known -> cut.add(known);
        case Piece.Text(Shipped text) -> {
          List<Shipped> around = text.around("{" + slot + "}");
          for (int i = 0; i < around.size(); i++) {
            if (i > 0) {
              cut.add(new Piece.Slot(slot));
            }
            cut.add(new Piece.Text(around.get(i)));
          }
        }
      }
    }
    return cut;
  }

  /// The text with its slots filled. Only slots of the shipped text itself are filled, never what
  /// looks like one in a value. Empty parts are left out.
  ///
  /// @param values for each slot
  public List<Part> fill(Map<String, List<Part>> values) {
    List<Part> filled = new ArrayList<>();
    fill(name -> values.getOrDefault(name, List.of()), filled);
    return filled;
  }

  /// The same, behind what is there already.
  ///
  /// @param values for each slot
  void fill(Function<String, List<Part>> values, List<Part> filled) {
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case Piece.Text(Shipped text) -> filled.add(text);
        case Piece.Slot(String name) -> {
          List<Part> parts = values.apply(name);
          for (int k = 0; k < parts.size(); k++) {
            if (!parts.get(k).text().isEmpty()) {
              filled.add(parts.get(k));
            }
          }
        }
      }
    }
  }
}
