package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Finds thousands of ASCII texts in one pass that costs about the same however many they are: of
/// each text up to four bytes in a row are known, the rarest it has, and only where such bytes
/// stand is the text compared. Immutable, thread-safe.
final class PieceScanner implements LiteralScanner {
  /* Equal to no byte of a literal, as those are ASCII. */
  private static final byte OTHER = -1;

  private final Pieces[] pieces;
  private final Owners owners;
  private final Owners beyond;

  private PieceScanner(Pieces[] pieces, Owners owners, Owners beyond) {
    this.pieces = pieces;
    this.owners = owners;
    this.beyond = beyond;
  }

  @Override
  public void scan(String text, long[] found) {
    byte[] folded = new byte[text.length()];
    boolean ascii = true;
    for (int i = 0; i < folded.length; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        ascii = false;
        c = Folding.fold(c);
      }
      folded[i] = c < 128 ? (byte) c : OTHER;
    }
    pieces(folded, 0, folded.length, found);
    if (!ascii) {
      beyond.mark(0, found);
    }
  }

  @Override
  public boolean scan(byte[] buffer, int from, int length, long[] found) {
    if (pieces(buffer, from, length, found) >= 0) {
      return true;
    }
    beyond.mark(0, found);
    return !Beyond.standsForAscii(buffer, from, length);
  }

  @Override
  public boolean scanEscaped(Event event, int cell, Undone undone, long[] found) {
    int length = undone.made(cell);
    return length >= 0 && scan(undone.bytes(), undone.start(cell), length, found);
  }

  @Override
  public boolean scanBoth(RawRecord record, Undone undone, long[] found) {
    return undone.scan(this, record.buffer(), record.start(), record.length(), found)
        && scan(record.buffer(), record.start(), record.length(), found);
  }

  private int pieces(byte[] buffer, int from, int length, long[] found) {
    int signs = 0;
    int i = 0;
    for (; i + 1 < pieces.length; i += 2) {
      signs |= pieces[i].scan(pieces[i + 1], buffer, from, length, owners, found);
    }
    return i == pieces.length ? signs : signs | pieces[i].scan(buffer, from, length, owners, found);
  }

  /// For these literals and what they are found for; the same for signs beyond ASCII.
  static PieceScanner of(Map<String, BitSet> literals, BitSet beyond) {
    List<String> all = List.copyOf(literals.keySet());
    List<Pieces> pieces = new ArrayList<>();
    for (int size = Pieces.LONGEST; size > 0; size--) {
      Pieces some = Pieces.of(all, size);
      if (some.any() || (size == 1 && pieces.isEmpty())) {
        pieces.add(some);
      }
    }
    return new PieceScanner(
        pieces.toArray(Pieces[]::new),
        new Owners(List.copyOf(literals.values())),
        new Owners(List.of(beyond)));
  }

  /// The bits of each literal's owners, as words.
  static final class Owners {
    /* By literal: where its words begin. */
    private final int[] begins;
    private final int[] places;
    private final long[] words;

    private Owners(List<BitSet> each) {
      begins = new int[each.size() + 1];
      List<long[]> all = each.stream().map(BitSet::toLongArray).toList();
      int count = 0;
      for (long[] bits : all) {
        for (long word : bits) {
          count += word == 0 ? 0 : 1;
        }
      }
      places = new int[count];
      words = new long[count];
      int next = 0;
      for (int i = 0; i < all.size(); i++) {
        long[] bits = all.get(i);
        for (int place = 0; place < bits.length; place++) {
          if (bits[place] != 0) {
            places[next] = place;
            words[next++] = bits[place];
          }
        }
        begins[i + 1] = next;
      }
    }

    /// Sets the bits of a literal's owners.
    void mark(int literal, long[] found) {
      for (int i = begins[literal]; i < begins[literal + 1]; i++) {
        found[places[i]] |= words[i];
      }
    }
  }
}
