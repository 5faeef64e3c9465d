package io.redoubt.audit.entry;

/// How the outgoing text was redacted.
///
/// @param tier 1 metadata, 2 masked excerpts, 3 raw; 0: nothing left
/// @param mapId of the pseudonyms that were used; empty: none
public record RedactionUsed(int tier, String mapId) {
  /// Nothing went out.
  public static final RedactionUsed NONE = new RedactionUsed(0, "");
}
