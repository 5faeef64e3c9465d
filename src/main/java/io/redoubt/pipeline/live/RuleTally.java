package io.redoubt.pipeline.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often each rule fired on a single event since the start, and when last. Thread-safe.
public final class RuleTally {
  private final Map<String, Hits> hits = new ConcurrentHashMap<>();

  /// How often a rule fired.
  ///
  /// @param count since the start
  /// @param last when the event arrived, milliseconds since 1970 UTC; 0: never
  public record Hits(long count, long last) {
    /// Never.
    public static final Hits NONE = new Hits(0, 0);
  }

  /// Counts one.
  void hit(String rule, long arrived) {
    hits.merge(
        rule,
        new Hits(1, arrived),
        (old, one) -> new Hits(old.count() + 1, Math.max(old.last(), one.last())));
  }

  /// Of the rule of this id.
  public Hits of(String rule) {
    return hits.getOrDefault(rule, Hits.NONE);
  }
}
