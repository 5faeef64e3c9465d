package io.redoubt.ingest.net;

/// What became of everything that a listener received, from its start. When nothing is on its
/// way, `accepted + joined + refused + dropped = received` holds exactly; before, `received` is
/// larger by what is waiting.
///
/// @param endpoint where, with the port that is really bound
/// @param received whole records that reached this process
/// @param accepted committed
/// @param joined lines that became part of a record which began with an earlier one: the lines of
///     one audit event are one record
/// @param refused given up because the service stops
/// @param dropped datagrams for which there was no room, and messages whose chunks never all came
/// @param kernelDropped datagrams that the kernel dropped before this process saw them; 0 where the
///     kernel does not tell
/// @param bytes of the received records
/// @param cut pieces that were taken as records because the whole was longer than allowed
/// @param connections open now
/// @param turnedAway connections beyond the limit, or whose TLS handshake failed
public record Tally(
    Endpoint endpoint,
    long received,
    long accepted,
    long joined,
    long refused,
    long dropped,
    long kernelDropped,
    long bytes,
    long cut,
    long connections,
    long turnedAway) {
  /// Records that wait to be taken.
  public long waiting() {
    return received - accepted - joined - refused - dropped;
  }
}
