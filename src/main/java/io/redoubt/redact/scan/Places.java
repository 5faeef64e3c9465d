package io.redoubt.redact.scan;

import java.util.Arrays;

/// Places in a text, in ascending order. Not thread-safe.
final class Places {
  private int[] at = new int[8];
  private int size;

  void add(int place) {
    if (size == at.length) {
      at = Arrays.copyOf(at, size * 2);
    }
    at[size++] = place;
  }

  int size() {
    return size;
  }

  int get(int i) {
    return at[i];
  }
}
