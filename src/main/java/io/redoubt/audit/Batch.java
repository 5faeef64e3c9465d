package io.redoubt.audit;

import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.EntryJson;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.PayloadRef;
import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.PayloadPack;
import io.redoubt.audit.files.PayloadPack.Salted;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Entries that are written together, and the payloads that go with them.
final class Batch {
  private final EntryJson json;
  private final Clock clock;
  private final SecureRandom random;
  private final Hasher hasher;
  private final List<Salted> pack = new ArrayList<>();

  Batch(EntryJson json, Clock clock, SecureRandom random, Hasher hasher) {
    this.json = json;
    this.clock = clock;
    this.random = random;
    this.hasher = hasher;
  }

  /// Adds all of these entries to the log, or none and throws.
  List<AuditReceipt> add(List<AuditEntry> entries, LogState state) {
    List<Salted> payloads = new ArrayList<>();
    List<byte[]> encoded = new ArrayList<>(entries.size());
    List<List<Hash>> hashes = new ArrayList<>(entries.size());
    Instant now = clock.instant();
    for (AuditEntry entry : entries) {
      List<PayloadRef> refs = new ArrayList<>();
      for (Payload payload : entry.payloads()) {
        Salted salted = Salted.of(payload, salt(), hasher);
        payloads.add(salted);
        refs.add(salted.ref());
      }
      long index = state.size() + encoded.size();
      encoded.add(checked(json.bytes(entry, index, now, refs, state::mac), entry));
      hashes.add(refs.stream().map(PayloadRef::hash).toList());
    }
    pack.addAll(payloads);
    List<AuditReceipt> receipts = new ArrayList<>(entries.size());
    for (int i = 0; i < encoded.size(); i++) {
      long index = state.size();
      receipts.add(new AuditReceipt(index, state.add(encoded.get(i)), hashes.get(i)));
    }
    return receipts;
  }

  /// The payloads of all entries so far.
  byte[] pack() {
    return PayloadPack.bytes(pack);
  }

  private byte[] salt() {
    byte[] salt = new byte[PayloadPack.SALT];
    random.nextBytes(salt);
    return salt;
  }

  private static byte[] checked(byte[] encoded, AuditEntry entry) {
    if (encoded.length > Bundle.MAX_ENTRY) {
      throw new AuditException(
          "An audit entry of kind "
              + entry.kind()
              + " takes "
              + encoded.length
              + " bytes; at most 65,535 fit. Put long texts into a payload.");
    }
    return encoded;
  }
}
