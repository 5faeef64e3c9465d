package io.redoubt.detect.sigma.read;

import java.util.List;

/// One case of a `.test.yml` file: lines of a log on which a rule fires, or stays silent.
///
/// @param name what the case shows
/// @param fires whether the rule must fire
/// @param rule title of the rule meant; empty for any rule of the file
/// @param lines the log, repetitions written out
/// @param place `file:line` of the case
public record RuleCase(String name, boolean fires, String rule, List<String> lines, String place) {
  /// Copies the lines.
  public RuleCase {
    lines = List.copyOf(lines);
  }
}
