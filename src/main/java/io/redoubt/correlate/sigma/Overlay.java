package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.GroupValues;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups that take further hits without anything happening to those they lie over: only a group
/// that gets a hit is copied, when it gets its first. Not thread-safe; the groups below must not be
/// changed as long as this is used.
final class Overlay implements Iterable<Group> {
  private final Groups below;
  private final Groups begun = new Groups(new Keys());
  private final IdentityHashMap<Group, Group> copies = new IdentityHashMap<>();

  /// Over these.
  Overlay(Groups below) {
    this.below = below;
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
    if (mine == null) {
      begun.add(new Group(era, hit, budget));
    } else {
      mine.add(hit, window, budget);
    }
  }

  private @Nullable Group copied(@Nullable Group group, Samples.Budget budget) {
    return group == null ? null : copies.computeIfAbsent(group, g -> g.copy(budget));
  }

  /// How many groups had to be copied.
  int copied() {
    return copies.size();
  }

  /// Those below in their order, copies in the place of what they are copies of, then new ones.
  @Override
  public Iterator<Group> iterator() {
    List<Group> all = new ArrayList<>(below.size() + begun.size());
    below.forEach(group -> all.add(copies.getOrDefault(group, group)));
    begun.forEach(all::add);
    return all.iterator();
  }
}
