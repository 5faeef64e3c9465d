package io.redoubt.detect.book;

import io.redoubt.event.finding.RuleInfo;

/// A rule of the book.
///
/// @param info how it is shown when it fires; its path says where it stands
/// @param status of its author: stable, test, experimental
/// @param source its log source, or `correlation`
/// @param origin where it comes from
/// @param enabled whether it is on
/// @param held whether any format that Redoubt reads holds its log source
public record ListedRule(
    RuleInfo info, String status, String source, Origin origin, boolean enabled, boolean held) {
  /// Where a rule comes from.
  public enum Origin {
    /// With Redoubt.
    CORE,
    /// From a folder of the operator.
    PATH,
    /// Uploaded.
    USER
  }
}
