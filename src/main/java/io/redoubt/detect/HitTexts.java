package io.redoubt.detect;

import io.redoubt.detect.sigma.match.Values;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Numbers;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.query.OwnAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/* An event counts in many correlations, most of which group by the same few fields. */
/// The values by which correlations group an event, and those that they count: each is made once
/// for an event, however many ask. One per worker, not thread-safe.
final class HitTexts {
  private static final List<String> MISSING = List.of();

  private final List<List<FieldRef>> grouped;
  private final List<Counting.Counted> counted;
  private final @Nullable GroupValues[] groups;
  private final @Nullable String[] values;
  private final int[] groupTurns;
  private final int[] valueTurns;
  private @Nullable Event event;
  private int turn;

  /// @param grouped fields of groups
  /// @param counted what is counted
  HitTexts(List<List<FieldRef>> grouped, List<Counting.Counted> counted) {
    this.grouped = grouped;
    this.counted = counted;
    this.groups = new @Nullable GroupValues[grouped.size()];
    this.values = new @Nullable String[counted.size()];
    this.groupTurns = new int[grouped.size()];
    this.valueTurns = new int[counted.size()];
  }

  /// Turns to an event, unless it is the one before.
  @SuppressWarnings("ReferenceEquality") // asks for the very event
  void of(Values all) {
    if (all.event() != event) {
      event = all.event();
      turn++;
    }
  }

  /// The values of a group's fields; null when one of them is missing.
  @Nullable GroupValues group(int number, Values all) {
    if (groupTurns[number] != turn) {
      groupTurns[number] = turn;
      List<FieldRef> fields = grouped.get(number);
      List<String> texts = texts(fields, all);
      groups[number] =
          texts.size() < fields.size() ? null : GroupValues.of(onItsMachine(texts, all));
    }
    return groups[number];
  }

  /// What is counted by its value; empty where values do not matter, null where there is none, or
  /// none that is a number although it must be.
  @Nullable String value(int number, Values all) {
    if (valueTurns[number] != turn) {
      valueTurns[number] = turn;
      values[number] = value(counted.get(number), all);
    }
    return values[number];
  }

  private static @Nullable String value(Counting.Counted what, Values all) {
    List<FieldRef> fields = what.fields();
    if (fields.isEmpty()) {
      return "";
    }
    List<String> texts = texts(fields, all);
    if (texts.isEmpty()) {
      return null;
    }
    if (what.number()) {
      OptionalDouble number = Numbers.parse(texts.getFirst());
      return number.isPresent() ? Double.toString(number.getAsDouble()) : null;
    }
    return texts.size() == 1 ? texts.getFirst() : String.join("\u0000", texts);
  }

  /* An address that is another on each machine tells groups apart only together with the machine. */
  private static List<String> onItsMachine(List<String> texts, Values all) {
    for (int i = 0; i < texts.size(); i++) {
      if (OwnAddress.is(texts.get(i))) {
        List<String> with = new ArrayList<>(texts);
        with.add(all.event().text(Ecs.HOST_NAME, ""));
        return with;
      }
    }
    return texts;
  }

  /// The first value of each field; none when one of them is missing.
  private static List<String> texts(List<FieldRef> fields, Values all) {
    if (fields.size() == 1) {
      return all.first(fields.getFirst());
    }
    String[] texts = new String[fields.size()];
    for (int i = 0; i < texts.length; i++) {
      String[] found = all.raw(fields.get(i));
      if (found.length == 0) {
        return MISSING;
      }
      texts[i] = found[0];
    }
    return List.of(texts);
  }
}
