package io.redoubt.store.index;

import io.redoubt.event.query.Address;
import io.redoubt.event.query.Texts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/// Names of event fields that stand for one value together: the address that is `source.ip`,
/// `source.address` and `related.ip` of an event is indexed once, under all three. What is written
/// again and again for them is made once: what stands for them in shapes, terms and points. Belongs
/// to one {@link Documents}; not thread-safe.
final class NameGroup {
  /// Groups of several names in which a name may be, so that a search for its values goes over
  /// few.
  static final int MOST = 24;

  private static final int MOST_NAMES = 12;
  private static final int NUMBER_BYTES = 2 * Long.BYTES;

  private final List<NameGroup> names;
  private final byte[] before;
  private final byte[] mark;
  private final long hash;
  private final boolean text;
  private final Map<NameGroup, NameGroup> longer = new HashMap<>();
  private int memberships;
  private boolean used;
  private long lastSeen;

  /// A field alone.
  NameGroup(String field) {
    this(List.of(), Keys.key(field), Texts.isText(field));
  }

  /// The group of this key (see {@link Keys#key}), for asking.
  static NameGroup of(byte[] key) {
    return new NameGroup(List.of(), key, false);
  }

  private NameGroup(List<NameGroup> names, byte[] key, boolean text) {
    this.text = text;
    this.names = names.isEmpty() ? List.of(this) : names;
    this.before = Arrays.copyOf(key, key.length + 1);
    this.hash = Keys.hash(key);
    this.mark = ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
  }

  /// Each of the names alone.
  List<NameGroup> names() {
    return names;
  }

  /// The names and the NUL behind them.
  byte[] before() {
    return before;
  }

  /// Whether the field is cut into words, and has no values beside them.
  boolean text() {
    return text;
  }

  /// The names.
  BytesRef name() {
    return new BytesRef(before, 0, before.length - 1);
  }

  /// What its values begin with in terms: a hash of the key, most significant byte first.
  byte[] mark() {
    return mark;
  }

  /// The term of a value.
  BytesRef term(BytesRef folded) {
    byte[] term = Arrays.copyOf(mark, mark.length + folded.length);
    System.arraycopy(folded.bytes, folded.offset, term, mark.length, folded.length);
    return new BytesRef(term);
  }

  /// These names and one more, when that is a group already; else null.
  @Nullable NameGroup joined(NameGroup name) {
    return names.contains(name) ? this : longer.get(name);
  }

  /// Makes a group of these names and one more; null when that is to be indexed apart, because one
  /// of them is in many groups already.
  @Nullable NameGroup join(NameGroup name) {
    if (crowded(name)) {
      return null;
    }
    List<NameGroup> all = new ArrayList<>(names);
    all.add(name);
    NameGroup made = new NameGroup(List.copyOf(all), together(name), false);
    longer.put(name, made);
    return made;
  }

  private boolean crowded(NameGroup name) {
    return names.size() >= MOST_NAMES
        || name.memberships >= MOST
        || names.stream().anyMatch(one -> one.memberships >= MOST);
  }

  private byte[] together(NameGroup name) {
    byte[] key = Arrays.copyOf(before, before.length + name.before.length - 1);
    key[before.length - 1] = Keys.AND;
    System.arraycopy(name.before, 0, key, before.length, name.before.length - 1);
    return key;
  }

  /// Whether this is the first time for this event.
  ///
  /// @param event its number, not 0
  boolean first(long event) {
    if (!used) {
      used = true;
      if (names.size() > 1) {
        names.forEach(one -> one.memberships++);
      }
    }
    boolean first = lastSeen != event;
    lastSeen = event;
    return first;
  }

  /// The point of a number.
  BytesRef number(double value) {
    byte[] bytes = ByteBuffer.allocate(NUMBER_BYTES).putLong(hash).array();
    NumericUtils.longToSortableBytes(
        NumericUtils.doubleToSortableLong(value + 0.0), bytes, Long.BYTES);
    return new BytesRef(bytes);
  }

  /// The point of an address that is no [PointKind#ADDRESS].
  BytesRef longAddress(Address address) {
    return new BytesRef(
        ByteBuffer.allocate(2 * Address.BYTES)
            .putLong(hash)
            .putLong(hash)
            .put(address.bytes())
            .array());
  }

  /// Bytes of the point of a number.
  static int numberBytes() {
    return NUMBER_BYTES;
  }
}
