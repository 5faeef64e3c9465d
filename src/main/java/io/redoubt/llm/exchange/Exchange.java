package io.redoubt.llm.exchange;

import java.time.Duration;
import java.util.Map;

/// Sends one request and waits for the whole answer. Thread-safe.
public interface Exchange {
  /// Posts JSON.
  ///
  /// @param url where to, http or https
  /// @param headers further headers, name to value
  /// @param json UTF-8
  /// @param timeout until the last byte of the answer
  Exchanged post(String url, Map<String, String> headers, byte[] json, Duration timeout);

  /// Asks for what stands at an address.
  ///
  /// @param timeout until the last byte of the answer
  Exchanged get(String url, Map<String, String> headers, Duration timeout);
}
