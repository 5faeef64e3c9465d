package io.redoubt.audit;

import io.redoubt.audit.tree.Hash;
import java.util.List;

/// Proof that an entry is on disk: it is given out only after the signed checkpoint that covers the
/// entry has been synced.
///
/// @param index place in the log, from 0
/// @param leafHash RFC 9162 leaf hash of the entry
/// @param payloads salted hashes of its payloads, in the order they were given
public record AuditReceipt(long index, Hash leafHash, List<Hash> payloads) {
  /// Copies the list.
  public AuditReceipt {
    payloads = List.copyOf(payloads);
  }
}
