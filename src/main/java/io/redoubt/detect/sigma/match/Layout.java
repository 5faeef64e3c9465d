package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.event.Event;
import io.redoubt.event.EventFields;
import io.redoubt.event.Field;
import io.redoubt.taxonomy.sigma.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the fields of one kind of event stand, and what follows from that for rules: found out
/// once for all events with the same fields in the same order. Not thread-safe.
final class Layout {
  /// The event has no value of the field.
  static final int ABSENT = -1;

  /// No cell: the values of the field are made of several.
  static final int MADE = -2;

  /* Kinds of events that have the same fields, told apart by a number. */
  private static final int SETS = 64;

  private final EventFields fields;

  /* By field id, as a table: the field's first cell, counted from 1; 0 for none. */
  private final int[] firsts;

  /* By cell: the next one of the same field, or -1. */
  private final int[] next;

  /* By slot: what `where` says, counted from 3; 0 for what is not known yet. */
  private final int[] where;

  private final Map<RuleSet, RuleSet.Plan> plans = new HashMap<>();
  private @Nullable RuleSet lastSet;
  private RuleSet.@Nullable Plan lastPlan;

  Layout(Event event, int slots) {
    fields = event.fields();
    where = new int[slots];
    next = new int[fields.size()];
    firsts = new int[Integer.highestOneBit(fields.size() + 1) * 4];
    for (int i = fields.size() - 1; i >= 0; i--) {
      int place = place(fields.field(i));
      next[i] = firsts[place] - 1;
      firsts[place] = i + 1;
    }
  }

  /// Whether it is the one of this event.
  boolean of(Event event) {
    return fields.of(event);
  }

  /* Where the table has the field, or would have it. */
  private int place(Field field) {
    int mask = firsts.length - 1;
    int place = ((field.hashCode() * 0x9E3779B1) >>> 7) & mask;
    while (firsts[place] > 0 && !fields.field(firsts[place] - 1).is(field)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /// How many cells there are.
  int cells() {
    return next.length;
  }

  /// The field's first cell, or [#ABSENT].
  int first(Field field) {
    return firsts[place(field)] - 1;
  }

  /// The next cell of the same field, or -1.
  int next(int cell) {
    return next[cell];
  }

  /// The first cell of what rules call so, [#ABSENT] or [#MADE].
  int where(FieldRef field) {
    int known = where[field.slot()];
    if (known == 0) {
      known = find(field.paths()) + 3;
      where[field.slot()] = known;
    }
    return known - 3;
  }

  private int find(List<FieldPath> paths) {
    for (FieldPath path : paths) {
      int found =
          switch (path) {
            case FieldPath.One(Field one) -> first(one);
            case FieldPath.Below(String prefix) -> below(prefix) ? MADE : ABSENT;
            case FieldPath.Joined(Field one, _, Field two) ->
                first(one) >= 0 && first(two) >= 0 ? MADE : ABSENT;
          };
      if (found != ABSENT) {
        return found;
      }
    }
    return ABSENT;
  }

  private boolean below(String prefix) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.field(i).name().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /// What these rules must look for in such events, and where.
  RuleSet.Plan plan(RuleSet set) {
    RuleSet.Plan ready = lastPlan;
    if (ready == null || lastSet != set) {
      if (plans.size() >= SETS) {
        plans.clear();
      }
      ready = plans.computeIfAbsent(set, s -> s.plan(this));
      lastSet = set;
      lastPlan = ready;
    }
    return ready;
  }
}
