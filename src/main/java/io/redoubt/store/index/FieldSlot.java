package io.redoubt.store.index;

import io.redoubt.event.query.Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/// What is written again and again for an event field: its name in terms and in points. Belongs to
/// one {@link Documents}.
final class FieldSlot {
  private static final int V4_BYTES = 4;

  /// Bytes of the point of a number.
  static final int NUMBER_BYTES = 2 * Long.BYTES;

  /// Bytes of the point of an IPv4 address.
  static final int ADDRESS_BYTES = Long.BYTES + V4_BYTES;

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
    byte[] bytes = ByteBuffer.allocate(NUMBER_BYTES).putLong(hash).array();
    NumericUtils.longToSortableBytes(
        NumericUtils.doubleToSortableLong(value + 0.0), bytes, Long.BYTES);
    return new BytesRef(bytes);
  }

  /// The point of an IPv4 address.
  BytesRef address(Address address) {
    byte[] bytes = address.bytes();
    return new BytesRef(
        ByteBuffer.allocate(ADDRESS_BYTES)
            .putLong(hash)
            .put(bytes, Address.BYTES - V4_BYTES, V4_BYTES)
            .array());
  }

  /// The point of any other address.
  BytesRef longAddress(Address address) {
    return new BytesRef(
        ByteBuffer.allocate(2 * Address.BYTES)
            .putLong(hash)
            .putLong(hash)
            .put(address.bytes())
            .array());
  }
}
