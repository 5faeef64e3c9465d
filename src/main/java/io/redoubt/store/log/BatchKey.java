package io.redoubt.store.log;

import io.redoubt.event.port.Delivery;
import java.util.zip.CRC32C;

/// By which a repeated delivery is known: way, id and content. Two senders that happen to use the
/// same id for different things lose nothing.
///
/// @param channel by which way it came
/// @param id the sender's, or empty: it is never taken for a repetition
/// @param sum CRC32C of the content above, bytes of it below
record BatchKey(String channel, String id, long sum) {
  /// Of this delivery.
  static BatchKey of(Delivery delivery) {
    if (delivery.batchId().isEmpty()) {
      return new BatchKey(delivery.channel(), "", 0);
    }
    CRC32C sum = new CRC32C();
    for (byte[] record : delivery.records()) {
      sum.update(record, 0, record.length);
      sum.update('\n');
    }
    return new BatchKey(
        delivery.channel(),
        delivery.batchId(),
        (sum.getValue() << 32) | (delivery.bytes() & 0xffffffffL));
  }

  boolean known() {
    return !id.isEmpty();
  }
}
