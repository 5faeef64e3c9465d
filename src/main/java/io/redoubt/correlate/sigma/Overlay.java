package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.GroupValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups that take further hits without anything happening to those they lie over: only a group
/// that gets a hit is copied, when it gets its first. Not thread-safe; the groups below must not be
/// changed as long as this is used.
final class Overlay implements Iterable<Group> {
  private final Groups below;
  private final Beginnings few;
  private final Groups begun = new Groups(new Keys());
  private final IdentityHashMap<Group, Group> copies = new IdentityHashMap<>();

  private int grown;

  /// Over these.
  ///
  /// @param few where small ones of them are
  Overlay(Groups below, Beginnings few) {
    this.below = below;
    this.few = few;
  }

  /// Takes a hit.
  ///
  /// @param window of its correlation, in milliseconds
  void add(Era era, Counted hit, long window, Samples.Budget budget) {
    GroupValues values = hit.hit().group();
    Group mine = begun.find(era, values);
    if (mine == null) {
      mine = copied(below.find(era, values), budget);
    }
    if (mine != null) {
      mine.add(hit, window, budget);
      return;
    }
    int row = few.find(below, era, values);
    if (row >= 0) {
      begun.add(few.peek(row, hit, budget));
      grown++;
    } else {
      begun.add(new Group(era, hit, budget));
    }
  }

  private @Nullable Group copied(@Nullable Group group, Samples.Budget budget) {
    return group == null ? null : copies.computeIfAbsent(group, g -> g.copy(budget));
  }

  /// How many groups had to be copied.
  int copied() {
    return copies.size() + grown;
  }

  /// In the order of their first hits, copies in the place of what they are copies of; new ones
  /// come last, in the order in which they came.
  @Override
  public Iterator<Group> iterator() {
    List<Group> all = new ArrayList<>(below.size() + begun.size());
    below.forEach(group -> all.add(copies.getOrDefault(group, group)));
    begun.forEach(all::add);
    all.sort(Comparator.comparingLong(group -> group.rank));
    return all.iterator();
  }
}
