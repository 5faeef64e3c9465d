package io.redoubt.cli.alerts;

/// For whom cases are printed.
enum CaseFormat {
  /// For people.
  table,
  /// One document, as the API answers.
  json,
  /// A document per line.
  jsonl
}
