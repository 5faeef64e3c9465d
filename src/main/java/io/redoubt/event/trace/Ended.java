package io.redoubt.event.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/// A span that is over. Immutable.
///
/// @param self its trace and its own id
/// @param parent id of the span above it; empty: it is the first
/// @param kind what it is about
/// @param begun nanoseconds since 1970 UTC
/// @param nanos how long it took
/// @param attributes texts and whole numbers by name
/// @param failure why it did not go well; empty: it did
public record Ended(
    TraceParent self,
    String parent,
    String name,
    Tracer.Kind kind,
    long begun,
    long nanos,
    Map<String, Object> attributes,
    String failure) {
  /// Copies the map.
  public Ended {
    attributes = new LinkedHashMap<>(attributes);
  }
}
