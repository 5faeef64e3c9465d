package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.GroupValues;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The groups of one correlation in the order in which they came, found by their values. Those
/// with a single hit are chained apart, so that the oldest of them is at hand. The chains run
/// through the groups themselves: there are many, and most are small. Not thread-safe.
final class Groups implements Iterable<Group> {
  private @Nullable Group[] table = new @Nullable Group[16];
  private @Nullable Group first;
  private @Nullable Group last;
  private @Nullable Group firstSingle;
  private @Nullable Group lastSingle;
  private int size;

  int size() {
    return size;
  }

  @Nullable Group find(Era era, GroupValues values) {
    Group group = table[slot(era, values, table.length)];
    while (group != null && !(group.era() == era && group.key().equals(values))) {
      group = group.sameSlot;
    }
    return group;
  }

  /// Takes a group that is not yet there.
  void add(Group group) {
    if (size >= table.length) {
      grow();
    }
    hang(group, table);
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
    unhang(group);
    size--;
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

  private void grow() {
    @Nullable Group[] larger = new @Nullable Group[table.length * 2];
    for (Group group : this) {
      hang(group, larger);
    }
    table = larger;
  }

  private static void hang(Group group, @Nullable Group[] slots) {
    int slot = slot(group.era(), group.key(), slots.length);
    group.sameSlot = slots[slot];
    slots[slot] = group;
  }

  private void unhang(Group group) {
    int slot = slot(group.era(), group.key(), table.length);
    Group at = table[slot];
    if (at == group) {
      table[slot] = group.sameSlot;
      return;
    }
    while (at != null && at.sameSlot != group) {
      at = at.sameSlot;
    }
    if (at != null) {
      at.sameSlot = group.sameSlot;
    }
  }

  private static int slot(Era era, GroupValues values, int slots) {
    int hash = values.hashCode() * 3 + era.ordinal();
    hash *= 0x9E3779B9;
    return (hash ^ hash >>> 16) & (slots - 1);
  }
}
