package io.redoubt.api.compat.backend;

import io.redoubt.llm.exchange.Exchange;
import io.redoubt.llm.exchange.Exchanged;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// An engine behind a URL. Thread-safe.
public final class EngineElsewhere implements Provider {
  private static final Duration HEALTH = Duration.ofSeconds(10);

  private final String baseUrl;
  private final BackendSettings.Provider settings;
  private final Exchange exchange;

  /// The engine at the URL of the settings, which must have one.
  public EngineElsewhere(BackendSettings.Provider settings, Exchange exchange) {
    this.baseUrl = settings.baseUrl().orElseThrow();
    this.settings = settings;
    this.exchange = exchange;
  }

  @Override
  public Exchanged analyze(byte[] event, String requestId) {
    Map<String, String> headers = headers();
    if (!requestId.isEmpty()) {
      headers.put("X-Request-ID", requestId);
    }
    Duration timeout = Duration.ofMillis(settings.timeoutMillis());
    return exchange.post(baseUrl + "/analyze-event", headers, event, timeout);
  }

  @Override
  public Exchanged health() {
    return exchange.get(baseUrl + "/health", headers(), HEALTH);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    settings.key().ifPresent(key -> headers.put("X-API-Key", key.sent()));
    return headers;
  }
}
