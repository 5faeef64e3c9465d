package io.redoubt.audit;

import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.note.Checkpoint;
import io.redoubt.audit.note.SigningKey;
import io.redoubt.audit.tree.Edge;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import io.redoubt.audit.tree.Tile;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// The end of the log in memory: the tree's right edge, the unfinished bundle, and the files that
/// the entries added since the last checkpoint have made. Belongs to one thread.
final class LogState {
  private final SigningKey key;
  private final Hasher hasher;
  private final Edge edge;
  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private final Map<String, byte[]> finished = new LinkedHashMap<>();

  /// A log that ends with this edge and this unfinished bundle.
  LogState(SigningKey key, Hasher hasher, Edge edge, byte[] bundle) {
    this.key = key;
    this.hasher = hasher;
    this.edge = edge;
    this.bundle.writeBytes(bundle);
  }

  long size() {
    return edge.size();
  }

  /// Adds an entry and returns its leaf hash.
  Hash add(byte[] entry) {
    Bundle.add(bundle, entry);
    Hash leaf = hasher.leaf(entry, 0, entry.length);
    edge.add(
        leaf,
        (tile, hashes) -> {
          if (tile.level() == 0) {
            finished.put(tile.entriesPath(), bundle.toByteArray());
            bundle.reset();
          }
          finished.put(tile.path(), LogFiles.tile(hashes));
        });
    return leaf;
  }

  /// The files that say what was added since the log had this size, entries before hashes. A file
  /// that was published already is never among them: writing it again could tear it.
  Map<String, byte[]> newFiles(long before) {
    Map<String, byte[]> files = new LinkedHashMap<>(finished);
    finished.clear();
    for (int level = 0; level < edge.height(); level++) {
      Tile last = Tile.last(level, edge.size());
      if (last != null && !last.equals(Tile.last(level, before))) {
        if (level == 0) {
          files.put(last.entriesPath(), bundle.toByteArray());
        }
        files.put(last.path(), LogFiles.tile(edge.unfinished(level)));
      }
    }
    return files;
  }

  /// The key's keyed hash of these bytes.
  String mac(byte[] bytes) {
    return key.mac(bytes);
  }

  /// The signed checkpoint of the log as it is now.
  String checkpoint() {
    String origin = key.verifyKey().name();
    return new Checkpoint(origin, edge.size(), edge.root()).signed(key);
  }
}
