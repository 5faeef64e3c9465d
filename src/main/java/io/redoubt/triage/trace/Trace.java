package io.redoubt.triage.trace;

import java.util.List;
import java.util.Optional;

/// All that a verdict was made of, besides the answers themselves: from it and them prompt, check,
/// policy and verdict can be made again to the byte.
///
/// @param subject the alert or incident: code's verdict and the evidence
/// @param setting the rules in force
/// @param drawn what decides the bytes of the first prompt
/// @param exchanges with models, in their order
/// @param ending what else decided
public record Trace(
    Subject subject, Setting setting, Drawn drawn, List<Exchange> exchanges, Ending ending) {
  /// Copies the list.
  public Trace {
    exchanges = List.copyOf(exchanges);
  }

  /// As bytes: JSON, UTF-8.
  public byte[] bytes() {
    return TraceWriter.bytes(this);
  }

  /// Read again; empty when it is not of this form.
  public static Optional<Trace> of(byte[] bytes) {
    return TraceReader.read(bytes);
  }
}
