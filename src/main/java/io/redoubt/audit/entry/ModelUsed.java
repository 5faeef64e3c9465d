package io.redoubt.audit.entry;

import java.util.Map;

/// The model that was asked, precisely enough to ask it again.
///
/// @param backend dialect and address, such as `ollama http://127.0.0.1:11434`; empty: no model
/// @param serverVersion what the server says it is
/// @param model its name there
/// @param digest hash of its weights, as the server states it
/// @param options sent with the request: temperature, seed, context length …
public record ModelUsed(
    String backend,
    String serverVersion,
    String model,
    String digest,
    Map<String, String> options) {
  /// No model took part.
  public static final ModelUsed NONE = new ModelUsed("", "", "", "", Map.of());

  /// Copies and sorts the options.
  public ModelUsed {
    options = Names.sorted(options);
  }
}
