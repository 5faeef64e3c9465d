package io.redoubt.audit.files;

import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Tile;
import java.util.ArrayList;
import java.util.List;

/// The names of the log's files, and how tiles are laid out in theirs.
public final class LogFiles {
  /// The signed note of the size and root that count.
  public static final String CHECKPOINT = "checkpoint";

  /// A checkpoint that is about to count: the record of a commit under way.
  public static final String NEXT = "checkpoint.next";

  /// The installation's signing key.
  public static final String KEY = "key";

  /// The key that its signatures are checked with.
  public static final String PUBLIC_KEY = "key.pub";

  /// A pack of payloads that is being written anew.
  public static final String NEW_PACK = "payload.new";

  /// Held by the one process that writes.
  public static final String LOCK = "lock";

  private LogFiles() {}

  /// The folder a file is in; empty for the log's own.
  public static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /// The bytes of a tile: its hashes one behind the other.
  public static byte[] tile(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).put(bytes, i * Hash.LENGTH);
    }
    return bytes;
  }

  /// The hashes that the bytes begin with.
  public static List<Hash> hashes(byte[] tile) {
    List<Hash> hashes = new ArrayList<>(tile.length / Hash.LENGTH);
    for (int at = 0; tile.length - at >= Hash.LENGTH; at += Hash.LENGTH) {
      hashes.add(Hash.at(tile, at));
    }
    return hashes;
  }

  /// The unfinished files of a log of this size.
  public static List<String> unfinished(long size) {
    List<String> paths = new ArrayList<>();
    for (int level = 0; size >>> (8 * level) > 0; level++) {
      Tile last = Tile.last(level, size);
      if (last != null) {
        paths.add(last.path());
        if (level == 0) {
          paths.add(last.entriesPath());
        }
      }
    }
    return paths;
  }
}
