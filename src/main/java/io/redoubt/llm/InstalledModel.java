package io.redoubt.llm;

import java.util.Set;

/// A model that a server says it has. Empty texts and zeroes mean "the server does not say".
///
/// `name` has its tag, `bytes` is the size on disk, `context` the most tokens the model was made
/// for, `capabilities` are Ollama's words (`completion`, `thinking`, `tools`, `embedding` …), and
/// `forwarded` is true when the server only passes requests on to a cloud: such a model is refused.
/// Immutable.
public record InstalledModel(
    String name,
    String digest,
    long bytes,
    int context,
    Set<String> capabilities,
    boolean forwarded) {
  /// Takes a copy of the capabilities.
  public InstalledModel {
    capabilities = Set.copyOf(capabilities);
  }
}
