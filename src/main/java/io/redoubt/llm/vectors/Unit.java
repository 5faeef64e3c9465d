package io.redoubt.llm.vectors;

/// Vectors of length one.
final class Unit {
  private Unit() {}

  /// Makes the length one, in place; nothing stays nothing.
  static void scale(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    if (squares > 0) {
      float by = (float) (1 / Math.sqrt(squares));
      for (int i = 0; i < vector.length; i++) {
        vector[i] *= by;
      }
    }
  }
}
