package io.redoubt.event.analysis;

import java.util.List;

/// Which rules took part.
///
/// @param loaded rules compiled, the inapplicable included
/// @param inapplicable loaded rules whose log source was absent in this input
/// @param skipped files or rules that were not loaded, or took part within limits only, each with
///     its reason
public record RulesReport(int loaded, int inapplicable, List<Skipped> skipped) {
  /// A rule that was not loaded, or could not look at everything.
  ///
  /// @param path `file:line:column` as far as known
  /// @param reason what is wrong and what to do
  /// @param limited whether it was loaded and took part, but not with everything there was
  public record Skipped(String path, String reason, boolean limited) {
    /// A rule that was not loaded.
    public Skipped(String path, String reason) {
      this(path, reason, false);
    }
  }

  /// Copies the list.
  public RulesReport {
    skipped = List.copyOf(skipped);
  }

  /// What was not loaded, each with its reason.
  public List<Skipped> unloaded() {
    return skipped.stream().filter(rule -> !rule.limited()).toList();
  }

  /// What was loaded but could not look at everything, each with its reason.
  public List<Skipped> limited() {
    return skipped.stream().filter(Skipped::limited).toList();
  }
}
