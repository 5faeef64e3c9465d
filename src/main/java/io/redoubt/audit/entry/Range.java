package io.redoubt.audit.entry;

/// Neighbouring entries.
///
/// @param from index of the first
/// @param to index behind the last
public record Range(long from, long to) {
  /// Whether this entry is among them.
  public boolean has(long index) {
    return from <= index && index < to;
  }
}
