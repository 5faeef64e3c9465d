package io.redoubt.parse.frame;

import java.util.Optional;

/// A format that is recognised from the beginning of an entry and frames the whole of it: binary
/// (EVTX), header-driven (Zeek, W3C, CSV), or with records that are not lines (JSON array, XML,
/// auditd).
@FunctionalInterface
public interface FramedFormat {
  /// A new framing for the entry, if the sample is of this format.
  Optional<Framing> recognize(Sample sample);
}
