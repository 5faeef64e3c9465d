package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.GroupValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The groups of one correlation in the order in which they came, found by their values. Those
/// with a single hit are chained apart, so that the oldest of them is at hand. The chains run
/// through the groups themselves: there are many, and most are small. Not thread-safe.
final class Groups implements Iterable<Group> {
  private final Keys keys;
  private @Nullable Group first;
  private @Nullable Group last;
  private @Nullable Group firstSingle;
  private @Nullable Group lastSingle;
  private final int needs;
  private final String path;
  private int size;

  /// None yet, each kept from its first hit on; they will be found by these keys, as those of other
  /// correlations are.
  Groups(Keys keys) {
    this(keys, 1, "");
  }

  /// None yet, of this correlation.
  Groups(Keys keys, CorrelationRule rule) {
    this(keys, needs(rule), rule.info().path());
  }

  private Groups(Keys keys, int needs, String path) {
    this.keys = keys;
    this.needs = needs;
    this.path = path;
  }

  /* From how many hits on a rule may hold; 1 where all groups are kept whole. */
  private static int needs(CorrelationRule rule) {
    return switch (rule.type()) {
      case TEMPORAL_ORDERED -> rule.bases().size();
      case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE -> 1;
      case EVENT_COUNT, VALUE_COUNT, TEMPORAL -> {
        int needs = 1;
        while (rule.growing() && needs <= Beginnings.MOST_HITS && !rule.holds((double) needs)) {
          needs++;
        }
        yield needs;
      }
    };
  }

  /// From how many hits on a group may matter.
  int needs() {
    return needs;
  }

  /// The file of the correlation.
  String path() {
    return path;
  }

  /// In the order of their first hits.
  List<Group> byRank() {
    List<Group> all = new ArrayList<>(size);
    forEach(all::add);
    all.sort(Comparator.comparingLong(group -> group.rank));
    return all;
  }

  int size() {
    return size;
  }

  @Nullable Group find(Era era, GroupValues values) {
    return keys.find(this, era, values);
  }

  /// Takes a group that is not yet there.
  void add(Group group) {
    group.owner = this;
    keys.add(group);
    group.before = last;
    if (last == null) {
      first = group;
    } else {
      last.after = group;
    }
    last = group;
    size++;
    if (group.size() <= 1) {
      group.single = true;
      group.singleBefore = lastSingle;
      if (lastSingle == null) {
        firstSingle = group;
      } else {
        lastSingle.singleAfter = group;
      }
      lastSingle = group;
    }
  }

  /// To be called when a group has got a further hit.
  void grown(Group group) {
    if (!group.single) {
      return;
    }
    group.single = false;
    Group before = group.singleBefore;
    Group after = group.singleAfter;
    if (before == null) {
      firstSingle = after;
    } else {
      before.singleAfter = after;
    }
    if (after == null) {
      lastSingle = before;
    } else {
      after.singleBefore = before;
    }
    group.singleBefore = null;
    group.singleAfter = null;
  }

  void remove(Group group) {
    grown(group);
    Group before = group.before;
    Group after = group.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    keys.remove(group);
    size--;
  }

  /// Takes its groups out of these keys, where they are in them: none is found any more.
  void leave(Keys these) {
    if (keys == these) {
      forEach(keys::remove);
    }
  }

  /// The oldest group with a single hit.
  @Nullable Group oldestSingle() {
    return firstSingle;
  }

  /// The oldest group.
  @Nullable Group oldest() {
    return first;
  }

  /// In the order in which they came. Not to be changed meanwhile.
  @Override
  public Iterator<Group> iterator() {
    return new Iterator<>() {
      private @Nullable Group next = first;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Group next() {
        Group group = next;
        if (group == null) {
          throw new NoSuchElementException();
        }
        next = group.after;
        return group;
      }
    };
  }
}
