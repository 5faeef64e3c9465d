package io.redoubt.audit;

import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.PayloadPack;
import io.redoubt.audit.files.Place;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which entry each byte of a log's files belongs to: worked out from the whole log, to compare the
/// verifier's finding with.
final class Whereabouts {
  private final Map<String, long[]> entries = new HashMap<>();

  Whereabouts(MemoryDisk disk) {
    Map<Hash, Long> owners = new HashMap<>();
    AuditReader.open(disk)
        .each(record -> record.payloads().forEach(ref -> owners.put(ref.hash(), record.index())));
    disk.files.forEach((path, bytes) -> entries.put(path, owners(path, bytes, owners)));
  }

  private static long[] owners(String path, byte[] bytes, Map<Hash, Long> payloads) {
    long[] owner = new long[bytes.length];
    java.util.Arrays.fill(owner, -1);
    switch (Place.of(path)) {
      case Place.OfTile(var tile) when path.startsWith("tile/entries/") -> {
        List<int[]> spans = new ArrayList<>();
        Bundle.each(bytes, (_, from, to) -> spans.add(new int[] {from - 2, to}));
        for (int i = 0; i < spans.size(); i++) {
          int[] span = spans.get(i);
          java.util.Arrays.fill(owner, span[0], span[1], tile.number() * 256 + i);
        }
      }
      case Place.OfTile(var tile) -> {
        long leaves = 1L << (8 * tile.level());
        for (int i = 0; i < bytes.length; i++) {
          owner[i] = (tile.number() * 256 + i / Hash.LENGTH) * leaves;
        }
      }
      case Place.OfPayloads _ ->
          PayloadPack.sections(bytes, new Hasher())
              .forEach(
                  s ->
                      java.util.Arrays.fill(
                          owner, s.start(), s.to(), payloads.getOrDefault(s.hash(), -2L)));
      case Place.Stray() -> {}
    }
    return owner;
  }

  /// The entry that owns this byte; -1 for bytes that all entries depend on.
  long entry(String path, int offset) {
    long[] owner = entries.get(path);
    if (owner == null) {
      throw new IllegalArgumentException(path);
    }
    return owner[offset];
  }
}
