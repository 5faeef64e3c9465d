package io.redoubt.detect.sigma.rule;

import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.taxonomy.sigma.LogSource;
import java.util.List;
import java.util.Map;

/// One document of a rule file, read but not yet connected to others.
public sealed interface Draft {
  /// A detection.
  record Detection(SigmaRule rule) implements Draft {}

  /// A correlation whose references are still names.
  ///
  /// @param rule with the references as written in `bases`
  /// @param name for references; may be empty
  /// @param fields counted by a value count; else empty
  /// @param aliases alias → rule name or id → field name
  /// @param generate whether the referenced rules alert on their own too
  /// @param at where in the file the references stand, as `:line:column`
  record Correlation(
      CorrelationRule rule,
      String name,
      List<String> fields,
      Map<String, Map<String, String>> aliases,
      boolean generate,
      String at)
      implements Draft {}

  /// Silences rules where it holds.
  ///
  /// @param rules names or ids
  /// @param source which the rules must have
  /// @param expr what is silenced
  /// @param path the file
  /// @param at where in the file the references stand, as `:line:column`
  record Filter(List<String> rules, LogSource source, Expr expr, String path, String at)
      implements Draft {}

  /// Not usable.
  ///
  /// @param path `file:line:column`
  /// @param reason what is wrong and what to do
  record Unusable(String path, String reason) implements Draft {}
}
