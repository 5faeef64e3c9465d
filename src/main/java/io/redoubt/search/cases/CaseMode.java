package io.redoubt.search.cases;

/// By what cases are found.
public enum CaseMode {
  /// By their words.
  KEYWORD,
  /// By what they mean.
  SEMANTIC,
  /// By both.
  HYBRID
}
