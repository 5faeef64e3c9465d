package io.redoubt.detect.anomaly;

import io.redoubt.event.Severity;
import java.time.Instant;

/// Something that was not as it always was.
///
/// @param kind in which way
/// @param field ECS name of what was looked at
/// @param value the value of it
/// @param start first moment
/// @param end first moment after it
/// @param count events in this time
/// @param expected events that would have been usual, 0 for a value never seen before
/// @param deviation by how many usual deviations the clearest step differs; negative for fewer
/// @param severity low or medium: statistics alone prove nothing
/// @param basis what it was compared with, in words
public record Anomaly(
    Kind kind,
    String field,
    String value,
    Instant start,
    Instant end,
    long count,
    double expected,
    double deviation,
    Severity severity,
    String basis) {

  /// In which way something is not as it was.
  public enum Kind {
    /// More events than usual.
    MORE,
    /// Fewer events than usual.
    FEWER,
    /// None at all, from a source that was never so quiet.
    SILENT,
    /// A value that was never there.
    FIRST_SEEN;

    /// `more`, `fewer`, `silent`, `first_seen`.
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
