package io.redoubt.report.ecs;

import io.redoubt.report.ecs.EcsTypes.As;

/// One value of a document: where it comes from and how it is written.
sealed interface Op {
  /// The value of one cell.
  record One(int cell, As as) implements Op {}

  /// The values of several cells, or of one, as a list.
  ///
  /// @param distinct whether equal values stand once
  /// @param list whether a single value is a list too
  record Many(int[] cells, As as, boolean distinct, boolean list) implements Op {}

  /// What the program itself knows of the record.
  enum Own implements Op {
    TIMESTAMP,
    EVENT_ID,
    ORIGINAL,
    FORMAT,
    PATH,
    LINE,
    OFFSET,
    RECORD,
    PARSE_STATUS,
    PARSE_REASON,
    TIME_STATUS,
    TIME_ZONE,
    TIME_EVIDENCE,
    TEMPLATE_ID,
    TEMPLATE_TEXT,
    RAW
  }
}
