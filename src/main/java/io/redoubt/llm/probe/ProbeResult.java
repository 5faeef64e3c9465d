package io.redoubt.llm.probe;

import io.redoubt.llm.ModelIdentity;
import java.util.List;

/// What was found out about a model. Immutable.
///
/// @param model who was asked
/// @param findings in the order in which they were tried
public record ProbeResult(ModelIdentity model, List<Finding> findings) {
  /// Copies the list.
  public ProbeResult {
    findings = List.copyOf(findings);
  }

  /// One thing that was tried.
  ///
  /// @param ability such as `schema`
  /// @param good whether it went as a verdict needs it
  /// @param detail for people; may quote a server, so it is shown as inert text only
  public record Finding(String ability, boolean good, String detail) {}

  /// Whether the model can be asked for verdicts at all.
  public boolean usable() {
    return findings.stream().filter(f -> f.ability().equals("alive")).allMatch(Finding::good);
  }
}
