package io.redoubt.event.finding;

import java.util.List;

/// The numbered evidence of one alert, in the order rule, facts, context, raw lines.
///
/// @param lines E1..En, at most 24
/// @param hash SHA-256 over the lines, hexadecimal
public record EvidencePack(List<Evidence> lines, String hash) {
  /// Copies the lines.
  public EvidencePack {
    lines = List.copyOf(lines);
  }
}
