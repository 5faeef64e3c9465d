package io.redoubt.verify.ground;

/// What a text of an answer is for: an explanation may suppose, an observation may not.
enum Role {
  OBSERVATION,
  SUMMARY,
  BENIGN,
  MALICIOUS,
  RATIONALE;

  /// Whether "may have" is allowed without evidence.
  boolean hypothetical() {
    return this == BENIGN || this == MALICIOUS;
  }
}
