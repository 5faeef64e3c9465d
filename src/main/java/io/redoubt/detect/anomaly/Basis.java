package io.redoubt.detect.anomaly;

/// What a step is compared with.
public enum Basis {
  /// The same hour of the week in the weeks before.
  HOUR_OF_WEEK("the same hour of the week"),
  /// The same hour of the days before, working days and weekends apart.
  HOUR_OF_DAY("the same hour of such days"),
  /// All steps shortly before, because there are no more.
  RECENT("the steps before");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  /// In words, for people.
  public String words() {
    return words;
  }
}
