package io.redoubt.config;

/// Where a value came from.
public sealed interface Origin {
  /// Nobody said otherwise.
  record Standard() implements Origin {}

  /// A line of a file, from 1.
  record File(String path, int line) implements Origin {}

  /// A variable of the environment.
  record Variable(String name) implements Origin {}

  /// For people: `default`, `redoubt.yaml:7`, `OLLAMA_MODEL`.
  default String words() {
    return switch (this) {
      case Standard _ -> "default";
      case File(String path, int line) -> path + ":" + line;
      case Variable(String name) -> name;
    };
  }
}
