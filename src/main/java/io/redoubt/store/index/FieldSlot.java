package io.redoubt.store.index;

import io.redoubt.event.query.Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/// What is written again and again for an event field: its name in terms and in points. Belongs to
/// one {@link Documents}.
final class FieldSlot {
  private final byte[] before;
  private final long hash;
  private long lastSeen = -1;

  FieldSlot(String field) {
    before = (Keys.plain(field) + Keys.NUL).getBytes(StandardCharsets.UTF_8);
    hash = Keys.hash(field);
  }

  /// The name and the NUL behind it, in UTF-8.
  byte[] before() {
    return before;
  }

  /// Whether this is the first time for this event.
  boolean first(long event) {
    boolean first = lastSeen != event;
    lastSeen = event;
    return first;
  }

  BytesRef number(double value) {
    byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(hash).array();
    NumericUtils.longToSortableBytes(
        NumericUtils.doubleToSortableLong(value + 0.0), bytes, Long.BYTES);
    return new BytesRef(bytes);
  }

  BytesRef address(Address address) {
    return new BytesRef(
        ByteBuffer.allocate(2 * Address.BYTES)
            .putLong(hash)
            .putLong(hash)
            .put(address.bytes())
            .array());
  }
}
