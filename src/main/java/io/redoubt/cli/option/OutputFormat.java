package io.redoubt.cli.option;

/// How `analyze` prints to standard output.
public enum OutputFormat {
  /// The summary for people.
  table,
  /// The whole report as one JSON document.
  json,
  /// One alert per line, as JSON.
  jsonl,
  /// One alert per row.
  csv
}
