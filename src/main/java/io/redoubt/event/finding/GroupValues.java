package io.redoubt.event.finding;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/* What stands in a log is up to whoever writes it, so that the places in tables depend on a number
 * nobody knows beforehand; nothing that is shown or kept does.
 */
/// The values by which a correlation groups, in the order of its group-by fields, as one key: two
/// are equal when all values are. Its hash is worked out once, by whoever makes it. Immutable.
public final class GroupValues {
  private static final long SEED = ThreadLocalRandom.current().nextLong();
  private static final long PRIME = 0x100000001b3L;

  private final List<String> values;
  private final long id;

  private GroupValues(List<String> values) {
    this.values = List.copyOf(values);
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < this.values.size(); i++) {
      String value = this.values.get(i);
      h = (h ^ value.length()) * PRIME;
      for (int c = 0; c < value.length(); c++) {
        h = (h ^ value.charAt(c)) * PRIME;
      }
    }
    this.id = mixed(h);
  }

  /* The mixer of MurmurHash3. */
  private static long mixed(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  /// The key of these values.
  public static GroupValues of(List<String> values) {
    return new GroupValues(values);
  }

  /// A number that is the same for the same values wherever and whenever it is asked for.
  public long id() {
    return id;
  }

  /// The values.
  public List<String> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof GroupValues them)
        || id != them.id
        || values.size() != them.values.size()) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).equals(them.values.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return (int) (((id ^ SEED) * 0x9E3779B97F4A7C15L) >>> 32);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
