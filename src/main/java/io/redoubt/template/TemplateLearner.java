package io.redoubt.template;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Learns the templates of messages. One per worker; learners are merged, then made into
/// [Templates].
///
/// Memory is bounded: of more than [#MAX_SHAPES] shapes those with the smallest hashes are kept,
/// which does not depend on the order either; a message of another shape is its own template. Not
/// thread-safe.
public final class TemplateLearner {
  /// Most shapes that are merged with each other.
  public static final int MAX_SHAPES = 20_000;

  private final Masker masker = new Masker();
  private final Set<Long> seen = new HashSet<>();
  private final TreeMap<Long, String> shapes = new TreeMap<>();

  /// Learns nothing yet.
  public TemplateLearner() {}

  /// Takes the message `buffer[from, to)`.
  public void observe(byte[] buffer, int from, int to) {
    masker.mask(buffer, from, to);
    long hash = masker.hash();
    if (!seen.contains(hash)) {
      add(hash, masker.text());
    }
  }

  /// Takes what another learner has seen.
  public void merge(TemplateLearner other) {
    other.shapes.forEach(this::add);
  }

  private void add(long hash, String shape) {
    if (shapes.putIfAbsent(hash, shape) == null && shapes.size() > MAX_SHAPES) {
      shapes.pollLastEntry();
    }
    if (seen.size() < MAX_SHAPES) {
      seen.add(hash);
    }
  }

  /// The templates of everything observed.
  public Templates learn() {
    return new Templates(ShapeMerger.merge(new TreeSet<>(shapes.values())));
  }
}
