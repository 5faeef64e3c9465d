package io.redoubt.event.port;

import java.util.List;

/// Records that arrive together from one sender and are kept together or not at all.
///
/// @param channel by which way they came: `http`, `hec`, `bulk`, `loki`, `otlp`, `gelf-http`,
///     `syslog-udp`, `syslog-tcp`, `syslog-tls`, `gelf-udp`, `gelf-tcp`, `file`, `wazuh`, `compat`
/// @param sender who sent them, as an address, a path or the name of a key; may be empty
/// @param declared the `redoubt.format` that the sender claims, or empty when the content decides
/// @param records the exact bytes of each, without line end; never altered after this
/// @param batchId by which a repetition of the same delivery is known (an idempotency key or a
///     batch id of the protocol), or empty
/// @param positions what is read of the sources with these records; committed with them
public record Delivery(
    String channel,
    String sender,
    String declared,
    List<byte[]> records,
    String batchId,
    List<Position> positions) {
  /// Records without a claim, an id or a position.
  public static Delivery of(String channel, String sender, List<byte[]> records) {
    return new Delivery(channel, sender, "", records, "", List.of());
  }

  /// The same delivery of these records.
  public Delivery with(List<byte[]> others) {
    return new Delivery(channel, sender, declared, others, batchId, positions);
  }

  /// Bytes of all records.
  public long bytes() {
    long bytes = 0;
    for (byte[] record : records) {
      bytes += record.length;
    }
    return bytes;
  }
}
