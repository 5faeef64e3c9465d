package io.redoubt.api.compat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request for tests, from loopback unless told otherwise. Immutable.
public record Requests(
    String method, String path, Map<String, String> headers, String remote, byte[] body) {
  /// A request without a body.
  public static Requests get(String path) {
    return new Requests("GET", path, Map.of(), "127.0.0.1", new byte[0]);
  }

  /// JSON that is posted.
  public static Requests post(String path, String json) {
    return new Requests(
        "POST",
        path,
        Map.of("content-type", "application/json"),
        "127.0.0.1",
        json.getBytes(StandardCharsets.UTF_8));
  }

  /// With another method.
  public Requests by(String other) {
    return new Requests(other, path, headers, remote, body);
  }

  /// With one header more.
  public Requests with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new Requests(method, path, more, remote, body);
  }

  /// Without a header.
  public Requests without(String name) {
    Map<String, String> fewer = new TreeMap<>(headers);
    fewer.remove(name.toLowerCase(Locale.ROOT));
    return new Requests(method, path, fewer, remote, body);
  }

  /// From another machine.
  public Requests from(String address) {
    return new Requests(method, path, headers, address, body);
  }

  /// With these bytes.
  public Requests holding(byte[] bytes) {
    return new Requests(method, path, headers, remote, bytes);
  }

  /// As the surface takes it.
  public Inbound inbound() {
    return new Inbound(
        method,
        path,
        "",
        name -> Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))),
        remote,
        body);
  }
}
