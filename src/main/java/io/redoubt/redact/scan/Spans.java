package io.redoubt.redact.scan;

/// Takes parts of a text.
@FunctionalInterface
interface Spans {
  /// Takes the part from here to there, exclusive.
  void add(int from, int to);
}
