package io.redoubt.parse.grammar;

/// What may stand in the hole of a pattern; the package documentation says what each means.
enum CaptureType {
  IP,
  ADDRESS,
  NUMBER,
  WORD,
  VALUE,
  SPACES,
  LOWER,
  TEXT,
  LAZY,
  REST,
  PAIRS
}
