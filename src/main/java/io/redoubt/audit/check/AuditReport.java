package io.redoubt.audit.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a verification found.
///
/// @param entries the log has, by its checkpoint
/// @param key its public key as text; empty when it could not be read
/// @param root of its tree, base64; empty when it could not be read
/// @param payloads that were found and are the ones that were written
/// @param purged entries whose payloads are gone on record
/// @param problems empty when everything is as it was written
/// @param notes what is worth knowing and no problem
public record AuditReport(
    long entries,
    String key,
    String root,
    long payloads,
    long purged,
    List<Problem> problems,
    List<String> notes) {
  /// Copies the lists.
  public AuditReport {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /// Whether everything is as it was written.
  public boolean sound() {
    return problems.isEmpty();
  }

  /// The problem that concerns the earliest entry.
  public Optional<Problem> first() {
    return problems.stream().min(Comparator.comparingLong(Problem::entry));
  }
}
