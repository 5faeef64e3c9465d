package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.GroupValues;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/* Several correlations group by the same values, and one event counts in several of them: its values
 * are looked up once, and the few groups that have them stand together.
 */
/// The groups of all correlations by their values. Not thread-safe.
final class Keys {
  /// The groups of these values.
  static final class Slot {
    private final GroupValues key;
    private final int hash;
    private @Nullable Group[] groups = new @Nullable Group[1];
    private int size;
    private @Nullable Slot next;

    Slot(GroupValues key) {
      this.key = key;
      this.hash = key.hashCode();
    }

    private void add(Group group) {
      group.slot = this;
      group.share(key);
      if (size == groups.length) {
        groups = Arrays.copyOf(groups, size + 2);
      }
      groups[size++] = group;
    }

    private void remove(Group group) {
      group.slot = null;
      for (int i = 0; i < size; i++) {
        if (groups[i] == group) {
          System.arraycopy(groups, i + 1, groups, i, size - i - 1);
          groups[--size] = null;
          return;
        }
      }
    }
  }

  private @Nullable Slot[] table = new @Nullable Slot[16];
  private int size;
  private @Nullable GroupValues asked;
  private @Nullable Slot answer;

  /// How many different values there are.
  int size() {
    return size;
  }

  /// The group of these values that belongs to these groups and this time line.
  @Nullable Group find(Groups owner, Era era, GroupValues values) {
    Slot slot = slot(values);
    for (int i = 0; slot != null && i < slot.size; i++) {
      Group group = slot.groups[i];
      if (group != null && group.owner == owner && group.era() == era) {
        return group;
      }
    }
    return null;
  }

  /// Takes a group that is not yet there.
  void add(Group group) {
    Slot slot = slot(group.key());
    if (slot == null) {
      if (size >= table.length) {
        grow();
      }
      slot = new Slot(group.key());
      hang(slot, table);
      size++;
      answer = slot;
    }
    slot.add(group);
  }

  /// Forgets a group.
  void remove(Group group) {
    Slot slot = group.slot;
    if (slot != null) {
      slot.remove(group);
      if (slot.size == 0) {
        unhang(slot);
        size--;
        asked = null;
        answer = null;
      }
    }
  }

  /* The hits of one event come one after the other, most with the very same values. */
  @SuppressWarnings("ReferenceEquality") // whether they are the very values asked about before
  private @Nullable Slot slot(GroupValues values) {
    if (values != asked) {
      int hash = values.hashCode();
      Slot slot = table[hash & (table.length - 1)];
      while (slot != null && (slot.hash != hash || !slot.key.equals(values))) {
        slot = slot.next;
      }
      asked = values;
      answer = slot;
    }
    return answer;
  }

  private void grow() {
    @Nullable Slot[] larger = new @Nullable Slot[table.length * 2];
    for (Slot head : table) {
      Slot slot = head;
      while (slot != null) {
        Slot next = slot.next;
        hang(slot, larger);
        slot = next;
      }
    }
    table = larger;
  }

  private static void hang(Slot slot, @Nullable Slot[] slots) {
    int place = slot.hash & (slots.length - 1);
    slot.next = slots[place];
    slots[place] = slot;
  }

  private void unhang(Slot slot) {
    int place = slot.hash & (table.length - 1);
    Slot at = table[place];
    if (at == slot) {
      table[place] = slot.next;
      return;
    }
    while (at != null && at.next != slot) {
      at = at.next;
    }
    if (at != null) {
      at.next = slot.next;
    }
  }
}
