package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Mode;
import io.redoubt.api.compat.Peers;
import io.redoubt.api.compat.Secret;
import java.util.Optional;

/// How the engine is set.
///
/// @param ollama whom it asks
/// @param debug echoed, of no effect
/// @param key that callers need; empty: none of its own
/// @param limit how often one caller may ask
/// @param lengths of what is sent, in code points
/// @param trust how closely the reference is followed, and whom to believe
public record EngineSettings(
    Ollama ollama, boolean debug, Optional<Secret> key, Limit limit, Lengths lengths, Trust trust) {
  /// As the reference is set when nothing is.
  public static final EngineSettings STANDARD =
      new EngineSettings(
          new Ollama("http://localhost:11434", "phi4-mini", 60),
          false,
          Optional.empty(),
          new Limit(true, 60, 60),
          new Lengths(4000, 4000, 8000, 500),
          new Trust(Mode.SAFE, Peers.NONE));

  /// @param baseUrl as configured; shown in messages
  /// @param model name with or without a tag
  /// @param timeoutSeconds for one attempt
  public record Ollama(String baseUrl, String model, int timeoutSeconds) {
    /// The address of a path of the server.
    String at(String path) {
      int end = baseUrl.length();
      while (end > 0 && baseUrl.charAt(end - 1) == '/') {
        end--;
      }
      return baseUrl.substring(0, end) + path;
    }
  }

  /// @param enabled whether there is a limit
  /// @param requests in a window
  /// @param windowSeconds how long a window is
  public record Limit(boolean enabled, int requests, int windowSeconds) {}

  /// @param description of an event
  /// @param context additional context, and the summary of a context
  /// @param prompt of a raw test
  /// @param field every other field
  public record Lengths(int description, int context, int prompt, int field) {}

  /// @param mode strict or safe
  /// @param peers whose word counts on who asks, where the mode is safe
  public record Trust(Mode mode, Peers peers) {
    /// Whether the reference is followed to the letter.
    public boolean strict() {
      return mode == Mode.STRICT;
    }
  }
}
