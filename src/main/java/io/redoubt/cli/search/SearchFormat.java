package io.redoubt.cli.search;

/// How `search` prints.
enum SearchFormat {
  /// For people.
  table,
  /// One document, as the service answers.
  json,
  /// One event, bucket or value per line.
  jsonl
}
