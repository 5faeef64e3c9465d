package io.redoubt.event.finding;

import io.redoubt.event.Severity;
import java.util.List;

/// What people and later stages need to know of a rule that fired.
///
/// @param id unique; a UUID for Sigma rules, `vendor:<product>:<id>` for vendor alerts
/// @param title short, for people
/// @param level how bad a hit is, before anything else is known
/// @param path the file it came from, or the product for vendor alerts
/// @param kind where it comes from
/// @param techniques ATT&CK ids such as `T1110.001`, in the order of the rule
/// @param tactics ATT&CK Enterprise short names such as `credential-access`
/// @param description what it means, from the rule's author; may be empty
/// @param falsePositives known harmless causes, from the rule's author
public record RuleInfo(
    String id,
    String title,
    Severity level,
    String path,
    Kind kind,
    List<String> techniques,
    List<String> tactics,
    String description,
    List<String> falsePositives) {

  /// Where a rule comes from.
  public enum Kind {
    /// One event is enough.
    DETECTION,
    /// Several events in a window.
    CORRELATION,
    /// Another product's alert.
    VENDOR,
    /// Statistics or a check of our own.
    BUILTIN
  }

  /// Copies the lists.
  public RuleInfo {
    techniques = List.copyOf(techniques);
    tactics = List.copyOf(tactics);
    falsePositives = List.copyOf(falsePositives);
  }
}
