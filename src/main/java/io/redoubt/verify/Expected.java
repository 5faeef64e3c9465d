package io.redoubt.verify;

import java.util.List;

/// What an answer must fit besides the schema.
///
/// @param head the word of the system text
/// @param nonce the word at the end of the prompt
/// @param canary the word that must not come back
/// @param ids of the evidence lines
/// @param techniques candidates
public record Expected(
    String head, String nonce, String canary, List<String> ids, List<String> techniques) {
  /// Copies the lists.
  public Expected {
    ids = List.copyOf(ids);
    techniques = List.copyOf(techniques);
  }
}
