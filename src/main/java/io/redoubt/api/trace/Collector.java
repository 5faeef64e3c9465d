package io.redoubt.api.trace;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where spans are sent.
///
/// @param at the whole address, such as `http://127.0.0.1:4318/v1/traces`
/// @param headers beside the content type, such as a key; never told to anybody
/// @param service what this service calls itself
public record Collector(URI at, Map<String, String> headers, String service) {
  /// Copies the map.
  public Collector {
    headers = Map.copyOf(headers);
  }

  /// Of a base address, as `OTEL_EXPORTER_OTLP_ENDPOINT` has it.
  ///
  /// @param headers `name=value,name=value`
  /// @throws IllegalArgumentException when the address is none, or a header is none
  public static Collector of(String base, String headers, String service) {
    String bare = base.replaceFirst("/+$", "");
    URI at = URI.create(bare.endsWith("/v1/traces") ? bare : bare + "/v1/traces");
    if (at.getHost() == null || !String.valueOf(at.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("no address of a collector: " + base);
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (String one : headers.isBlank() ? new String[0] : headers.split(",")) {
      int is = one.indexOf('=');
      if (is < 1 || !one.substring(0, is).strip().matches("[A-Za-z0-9_.-]{1,100}")) {
        throw new IllegalArgumentException("headers of the collector are name=value, by commas");
      }
      named.put(one.substring(0, is).strip(), one.substring(is + 1).strip());
    }
    HttpRequest.Builder possible = HttpRequest.newBuilder(at);
    named.forEach(possible::header);
    return new Collector(at, named, service);
  }

  @Override
  public String toString() {
    return at.toString();
  }
}
