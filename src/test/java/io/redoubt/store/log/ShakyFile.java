package io.redoubt.store.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// The bytes of a file: as programs see them, and as they are on the platter.
final class ShakyFile {
  private static final int SECTOR = 512;

  private byte[] platter = new byte[0];
  private byte[] seen = new byte[0];
  private final List<Change> pending = new ArrayList<>();

  /// Bytes at a place; none: the file is cut there.
  private record Change(int at, byte[] bytes, boolean cut) {}

  byte[] seen() {
    return seen;
  }

  void write(int at, byte[] bytes) {
    Change change = new Change(at, bytes, false);
    seen = whole(seen, change);
    pending.add(change);
  }

  void cut(int size) {
    Change change = new Change(size, new byte[0], true);
    seen = whole(seen, change);
    pending.add(change);
  }

  void force() {
    platter = seen.clone();
    pending.clear();
  }

  /// The sync fails: what was pending is on the platter or not, and nobody tries again.
  void failForce(RandomGenerator random) {
    settle(random);
  }

  /// The power goes and comes back.
  void crash(RandomGenerator random) {
    settle(random);
    seen = platter.clone();
  }

  private void settle(RandomGenerator random) {
    int mode = random.nextInt(3);
    for (Change change : pending) {
      if (mode == 0) {
        platter = whole(platter, change);
      } else if (mode == 1) {
        platter = partly(platter, change, random);
      }
    }
    pending.clear();
  }

  private static byte[] whole(byte[] before, Change change) {
    if (change.cut()) {
      return Arrays.copyOf(before, change.at());
    }
    byte[] after =
        Arrays.copyOf(before, Math.max(before.length, change.at() + change.bytes().length));
    System.arraycopy(change.bytes(), 0, after, change.at(), change.bytes().length);
    return after;
  }

  private static byte[] partly(byte[] before, Change change, RandomGenerator random) {
    if (change.cut()) {
      return random.nextBoolean() ? whole(before, change) : before;
    }
    byte[] after = before;
    int from = 0;
    while (from < change.bytes().length) {
      int at = change.at() + from;
      int to = Math.min(change.bytes().length, from + SECTOR - at % SECTOR);
      if (random.nextBoolean()) {
        byte[] sector = Arrays.copyOfRange(change.bytes(), from, to);
        after = whole(after, new Change(at, sector, false));
      }
      from = to;
    }
    return after;
  }
}
