package io.redoubt.ingest.relay;

import java.util.Map;
import java.util.TreeMap;

/// What became of the events of a batch. For one thread.
public final class BatchTally {
  private static final int HIGH = 70;

  private final Map<String, Integer> classes = new TreeMap<>();
  private int events;
  private int bad;
  private int errors;
  private int written;
  private int fallbacks;
  private int fallbacksLeftOut;
  private int riskLeftOut;
  private int high;

  void event() {
    events++;
  }

  void badLine() {
    bad++;
  }

  void error() {
    errors++;
  }

  void lastResortLeftOut() {
    fallbacksLeftOut++;
  }

  void lowRiskLeftOut() {
    riskLeftOut++;
  }

  void written(EngineAnswer answer) {
    written++;
    classes.merge(answer.classification(), 1, Integer::sum);
    fallbacks += answer.fallback() ? 1 : 0;
    high += answer.risk() >= HIGH ? 1 : 0;
  }

  /// Events that were sent.
  public int events() {
    return events;
  }

  /// Lines that were meant to be events and are none.
  public int bad() {
    return bad;
  }

  /// Events without an answer.
  public int errors() {
    return errors;
  }

  /// Answers that were given out.
  public int written() {
    return written;
  }

  /// Of these, answers of last resort.
  public int fallbacks() {
    return fallbacks;
  }

  /// Answers of last resort that were left out.
  public int fallbacksLeftOut() {
    return fallbacksLeftOut;
  }

  /// Answers that were left out for their low risk.
  public int riskLeftOut() {
    return riskLeftOut;
  }

  /// Answers given out with a risk of 70 or more.
  public int high() {
    return high;
  }

  /// Answers given out, by class.
  public Map<String, Integer> classes() {
    return Map.copyOf(classes);
  }
}
