package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Finds the terms whose hashes are known. Not thread-safe.
final class CensusTexts {
  private final List<Censuses.OfSegment> segments;
  private final List<FieldValues> terms = new ArrayList<>();

  CensusTexts(List<Censuses.OfSegment> segments) throws IOException {
    this.segments = segments;
    for (Censuses.OfSegment one : segments) {
      terms.add(new FieldValues(one.segment().reader().terms(Keys.FACT), one.keys()));
    }
  }

  /// The term with this hash in the first segment that has one.
  BytesRef text(long hash) throws IOException {
    for (int i = 0; i < segments.size(); i++) {
      BytesRef text = text(i, hash);
      if (text != null) {
        return text;
      }
    }
    throw new IllegalArgumentException("no term has the hash " + hash);
  }

  /// Whether no segment has another term with the same hash.
  boolean alone(BytesRef term) throws IOException {
    long hash = Census.hash(term);
    for (int i = 0; i < segments.size(); i++) {
      BytesRef there = text(i, hash);
      if (there != null && !there.equals(term)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable BytesRef text(int segment, long hash) throws IOException {
    for (Census slice : segments.get(segment).slices()) {
      int at = slice.at(hash);
      if (at >= 0) {
        return text(slice, slice.place(at), terms.get(segment));
      }
    }
    return null;
  }

  private static @Nullable BytesRef text(Census slice, int place, FieldValues terms)
      throws IOException {
    terms.seek(slice.texts().get(place / Census.SAMPLED));
    BytesRef term = terms.next();
    for (int i = place % Census.SAMPLED; i > 0 && term != null; i--) {
      term = terms.next();
    }
    return term == null ? null : BytesRef.deepCopyOf(term);
  }

  /// Of several terms those that are the first in the order of their texts, and perhaps some more.
  ///
  /// @param hashes theirs
  /// @param most how many of the first
  List<Long> first(long[] hashes, int most) {
    boolean[] chosen = new boolean[hashes.length];
    for (Censuses.OfSegment one : segments) {
      for (int i : firstOf(one.slices(), hashes, most)) {
        chosen[i] = true;
      }
    }
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < hashes.length; i++) {
      if (chosen[i]) {
        all.add(hashes[i]);
      }
    }
    return all;
  }

  /* Terms of one segment lie in the order of their places. */
  private static int[] firstOf(List<Census> slices, long[] hashes, int most) {
    long[] places = new long[hashes.length];
    int found = 0;
    for (int i = 0; i < hashes.length; i++) {
      for (Census slice : slices) {
        int at = slice.at(hashes[i]);
        if (at >= 0) {
          places[found++] = (long) slice.place(at) << Integer.SIZE | i;
        }
      }
    }
    Arrays.sort(places, 0, found);
    return Arrays.stream(places, 0, Math.min(found, most)).mapToInt(place -> (int) place).toArray();
  }
}
