package io.redoubt.event.analysis;

import java.util.List;

/// Which rules took part.
///
/// @param loaded rules compiled, the inapplicable included
/// @param inapplicable loaded rules whose log source was absent in this input
/// @param skipped files or rules that were not loaded, each with its reason
public record RulesReport(int loaded, int inapplicable, List<Skipped> skipped) {
  /// A rule that was not loaded.
  ///
  /// @param path `file:line:column` as far as known
  /// @param reason what is wrong and what to do
  public record Skipped(String path, String reason) {}

  /// Copies the list.
  public RulesReport {
    skipped = List.copyOf(skipped);
  }
}
