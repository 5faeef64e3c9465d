package io.redoubt.llm.http;

/// On whose behalf a server is asked.
public final class Asked {
  /// The header `traceparent` (W3C Trace Context) of the requests that are sent inside of it.
  public static final ScopedValue<String> TRACEPARENT = ScopedValue.newInstance();

  private Asked() {}
}
