package io.redoubt.detect.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How rare pieces are: seldom in literals, which look much like the values in which they are
/// looked for, not often taken already, and of rare letters. Not thread-safe.
final class PieceRarity {
  private static final int ROOM = 1 << 14;

  /* Letters from the most common on. */
  private static final String COMMON = "etaoinsrhldcumfpgwybvkxjqz";

  private final int size;
  private final int drop;

  /* By hash of a piece: how many have it, about. */
  private final int[] counts = new int[ROOM];

  PieceRarity(List<String> literals, int size) {
    this.size = size;
    this.drop = (Pieces.LONGEST - size) * 8;
    for (String literal : literals) {
      byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
      int key = 0;
      for (int i = 0; i < bytes.length; i++) {
        key = Pieces.after(key, bytes[i]);
        if (i >= size - 1) {
          counts[place(key >>> drop)]++;
        }
      }
    }
  }

  private static int place(int key) {
    return (key * Pieces.ODD) >>> 18;
  }

  /// Where the rarest piece ends in this literal. It is taken then.
  int rarest(byte[] literal) {
    int best = size;
    int least = Integer.MAX_VALUE;
    int chosen = 0;
    int key = 0;
    for (int i = 0; i < literal.length; i++) {
      key = Pieces.after(key, literal[i]);
      if (i >= size - 1) {
        int common = counts[place(key >>> drop)] * 64 - letters(literal, i + 1 - size);
        if (common < least) {
          least = common;
          best = i + 1;
          chosen = place(key >>> drop);
        }
      }
    }
    counts[chosen]++;
    return best;
  }

  /* How rare the signs are. */
  private int letters(byte[] literal, int from) {
    int rarity = 0;
    for (int i = from; i < from + size; i++) {
      int common = COMMON.indexOf(literal[i]);
      rarity += (common < 0 ? COMMON.length() : common) / 2;
    }
    return rarity;
  }
}
