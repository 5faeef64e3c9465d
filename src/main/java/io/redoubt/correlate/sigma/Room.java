package io.redoubt.correlate.sigma;

/// How many groups of correlations a heap has room for.
///
/// @param groups of all correlations together
/// @param large of them as many as may have as many events as their rule asks for
record Room(int groups, int large) {
  /// Groups in a heap of up to 768 MiB.
  static final int GROUPS = 400_000;

  private static final long PLAIN_HEAP = 768L << 20;

  /* A group with a single hit takes 180 bytes, one with three 260, and collections want as much. */
  private static final long HEAP_EACH = 512;

  private static final int UTMOST_GROUPS = 4_000_000;
  private static final int MOST_LARGE = 100_000;
  private static final int FEWEST_LARGE = 10_000;

  /* Bytes that a large group takes with the values it counts, and that everything else of a full
  state takes: by class histograms of `analyze` over lines of ever new addresses, at 5 and 8 million
  of them (1,620 bytes for each large group more, its first event and all else that grew among them;
  160 MiB beside, to which small groups add what further events they have room for). */
  private static final long LARGE_EACH = 1_664;

  private static final long BESIDE_LARGE = 180L << 20;

  /// The room in a heap of so many bytes. Groups: [#GROUPS], beyond 768 MiB one more for each 512
  /// bytes, so that it is a million from 1,061 MiB on; four million at most. Large ones: what fits
  /// into two thirds of the heap beside everything else, so that collections find room; 74,000 in
  /// the 448 MiB of `analyze`, 100,000 from some 509 MiB on, never fewer than 10,000.
  static Room of(long heap) {
    long further = Math.max(0, heap - PLAIN_HEAP) / HEAP_EACH;
    long room = heap / 3 * 2 - BESIDE_LARGE;
    return new Room(
        (int) Math.min(UTMOST_GROUPS, GROUPS + further),
        Math.clamp(room / LARGE_EACH, FEWEST_LARGE, MOST_LARGE));
  }

  /// The room in the heap of this process.
  static Room ofThisHeap() {
    return of(Runtime.getRuntime().maxMemory());
  }
}
