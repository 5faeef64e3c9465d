package io.redoubt.cli.keys;

/// How keys are printed.
enum KeyFormat {
  /// For people.
  text,
  /// As in `api/openapi.yaml`.
  json
}
