package io.redoubt.parse.json;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/* The sniffer's automaton, made as records bring it about: a state per set of tests that were
 * passed, and from each state one for every test that may be passed next. Threads write it without
 * a lock, as any state put at a place is as good as another made for it. Records with hostile keys
 * could ask for a state per subset of tests; past MOST_STATES they are made afresh at each use.
 */
/// What the keys of an object that were seen so far amount to: which tests they passed, and which
/// signatures that completed. Immutable but for the memory of what comes after it; thread-safe.
final class JsonSighting {
  private static final int MOST_STATES = 2_000;

  private final Signatures signatures;
  private final byte[] counts;
  private final boolean[] passed;
  private final @Nullable JsonSighting[] after;
  private final int told;

  /// The signatures that there are.
  ///
  /// @param needed how many tests each asks for
  /// @param byTest the signatures that ask for each test
  /// @param states how many states were made
  record Signatures(int[] needed, int[][] byTest, AtomicInteger states) {}

  private JsonSighting(
      Signatures signatures, byte[] counts, boolean[] passed, int told, int places) {
    this.signatures = signatures;
    this.counts = counts;
    this.passed = passed;
    this.told = told;
    this.after = new JsonSighting[places];
  }

  /// Nothing seen yet.
  static JsonSighting none(int[] needed, int[][] byTest) {
    Signatures signatures = new Signatures(needed, byTest, new AtomicInteger());
    return new JsonSighting(
        signatures, new byte[needed.length], new boolean[byTest.length], -1, byTest.length);
  }

  /// The first of the signatures that are complete, or -1.
  int told() {
    return told;
  }

  /// What is known when this test is passed too; the same object when it was passed before.
  JsonSighting and(int test) {
    JsonSighting known = after[test];
    if (known != null || passed[test]) {
      return known == null ? this : known;
    }
    JsonSighting made = made(test);
    if (signatures.states().incrementAndGet() <= MOST_STATES) {
      after[test] = made;
    }
    return made;
  }

  private JsonSighting made(int test) {
    byte[] newCounts = counts.clone();
    boolean[] newPassed = passed.clone();
    newPassed[test] = true;
    int first = told; // of the same key: after a complete signature no further key is read
    for (int signature : signatures.byTest()[test]) {
      if (++newCounts[signature] == signatures.needed()[signature]) {
        first = first < 0 ? signature : Math.min(first, signature);
      }
    }
    return new JsonSighting(signatures, newCounts, newPassed, first, passed.length);
  }
}
