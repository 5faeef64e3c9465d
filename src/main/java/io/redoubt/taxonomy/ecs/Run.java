package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Copies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deeds that follow one another in a [Trail] when each goes as usual, to be done in one go.
/// Immutable and thread-safe.
///
/// @param copies what they do
/// @param steps where each of them stands, and at the end where to go on
public record Run(Copies copies, List<Trail> steps) {
  /// The most deeds of a run.
  static final int MOST = 256;

  /// The run that begins at this place; null when it begins with another kind of deed, or it is not
  /// known how to go on.
  static @Nullable Run from(Trail first) {
    Copies.Builder copies = new Copies.Builder();
    List<Trail> steps = new ArrayList<>();
    Trail at = first;
    while (copies.size() < MOST) {
      Deed deed = at.deed();
      Trail next = at.after(true);
      if (deed == null || next == null || !add(deed, copies)) {
        break;
      }
      steps.add(at);
      at = next;
    }
    steps.add(at);
    return copies.size() == 0 ? null : new Run(copies.build(), List.copyOf(steps));
  }

  private static boolean add(Deed deed, Copies.Builder copies) {
    switch (deed) {
      case Deed.Alias(var to, var cell) -> copies.alias(to, cell);
      case Deed.Text(var to, var cell) -> copies.text(to, cell);
      case Deed.Numeric(var to, var cell) -> copies.number(to, cell);
      case Deed.Ip(var to, var cell) -> copies.ip(to, cell);
      case Deed.Table(var to, var values, var cell) -> copies.word(to, cell, values::get);
      case Deed.Lower(var to, var cell) -> copies.lower(to, cell);
      case Deed.Put(var to, var value) -> copies.put(to, value);
      case Deed.Relate(var to, var cell, var others) -> copies.relate(to, cell, others);
      case Deed.Time _, Deed.Convert _, Deed.Is _, Deed.Choose _, Deed.Stands _, Deed.End _ -> {
        return false;
      }
    }
    return true;
  }
}
