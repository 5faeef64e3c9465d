package io.redoubt.audit.entry;

import java.util.List;

/// What a verdict rests on besides its own payloads.
///
/// @param qualification what the model might change: `unqualified`, `may raise`, `may lower`; empty
///     when none was asked for
/// @param exchanges indices of the [AuditEntry.Prompt] entries of its questions, in their order
/// @param reveals indices of the [AuditEntry.Reveal] entries it rests on
/// @param reusedFrom index of the verdict whose answer was taken instead of asking; -1: none
public record Basis(
    String qualification, List<Long> exchanges, List<Long> reveals, long reusedFrom) {
  /// Nothing.
  public static final Basis NONE = new Basis("", List.of(), List.of(), -1);

  /// Copies the lists.
  public Basis {
    exchanges = List.copyOf(exchanges);
    reveals = List.copyOf(reveals);
  }
}
