package io.redoubt.event;

/// What a parser says of one record. A rejected record is not lost: it is kept as text, searchable
/// and seen by the rules.
public sealed interface ParseOutcome {
  /// The format is right and what could be understood stands in the event.
  record Partial(String reason) implements ParseOutcome {}

  /// Not a record of this format.
  record Rejected(String reason) implements ParseOutcome {}

  /// Every part of the record was understood.
  enum Ok implements ParseOutcome {
    /// The only value.
    OK
  }

  /// `ok`, `partial` or `rejected`, as printed in `redoubt.parse.status`.
  default String status() {
    return switch (this) {
      case Ok _ -> "ok";
      case Partial _ -> "partial";
      case Rejected _ -> "rejected";
    };
  }

  /// Why it is not [Ok]; empty for [Ok].
  default String because() {
    return switch (this) {
      case Ok _ -> "";
      case Partial(String reason) -> reason;
      case Rejected(String reason) -> reason;
    };
  }
}
