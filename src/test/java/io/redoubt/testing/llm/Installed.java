package io.redoubt.testing.llm;

/// The model that a fake server claims to have: `digest` and `context` where the dialect states
/// them.
public record Installed(String name, String digest, int context) {
  /// A small model with a tag.
  public static final Installed PHI =
      new Installed("phi4-mini:latest", "sha256:" + "78".repeat(32), 8192);
}
