package io.redoubt.api.compat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A request for tests, from loopback unless told otherwise. Immutable.
public record Requests(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Inbound.Peer peer,
    byte[] body) {
  private static final Inbound.Peer HERE = new Inbound.Peer("127.0.0.1", true, Set.of());

  /// A request without a body.
  public static Requests get(String path) {
    return new Requests("GET", path, Map.of(), Map.of(), HERE, new byte[0]);
  }

  /// JSON that is posted.
  public static Requests post(String path, String json) {
    return new Requests(
        "POST",
        path,
        Map.of(),
        Map.of("content-type", "application/json"),
        HERE,
        json.getBytes(StandardCharsets.UTF_8));
  }

  /// With another method.
  public Requests by(String other) {
    return new Requests(other, path, query, headers, peer, body);
  }

  /// With this query.
  public Requests asking(Map<String, List<String>> parameters) {
    return new Requests(method, path, parameters, headers, peer, body);
  }

  /// With one header more.
  public Requests with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new Requests(method, path, query, more, peer, body);
  }

  /// Without a header.
  public Requests without(String name) {
    Map<String, String> fewer = new TreeMap<>(headers);
    fewer.remove(name.toLowerCase(Locale.ROOT));
    return new Requests(method, path, query, fewer, peer, body);
  }

  /// From another machine.
  public Requests from(String address) {
    Inbound.Peer other = new Inbound.Peer(address, false, peer.scopes());
    return new Requests(method, path, query, headers, other, body);
  }

  /// With a native key of this scope.
  public Requests holdingKey(String scope) {
    Inbound.Peer other = new Inbound.Peer(peer.address(), peer.local(), Set.of(scope));
    return new Requests(method, path, query, headers, other, body).with("X-API-Key", "n");
  }

  /// With these bytes.
  public Requests holding(byte[] bytes) {
    return new Requests(method, path, query, headers, peer, bytes);
  }

  /// As the surface takes it.
  public Inbound inbound() {
    return new Inbound(method, path, query, headers, peer, body);
  }
}
