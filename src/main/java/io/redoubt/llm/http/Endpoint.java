package io.redoubt.llm.http;

import java.net.URI;
import java.util.Locale;

/// The address of a model server, and what may be done with it. `base` has no trailing slash and no
/// `/v1`; `plaintextAllowed` permits unencrypted requests to other machines than this one.
/// Immutable.
public record Endpoint(URI base, ApiKey key, boolean plaintextAllowed) {

  /// Reads an address as people write it: scheme optional (`http`), a trailing slash or `/v1`
  /// allowed. What cannot be an address, or carries a user name, a query or a fragment, is refused
  /// with an [IllegalArgumentException] that says why and quotes no secret.
  public static Endpoint parse(String address, ApiKey key, boolean plaintextAllowed) {
    String text = address.strip();
    if (!text.contains("://")) {
      text = "http://" + text;
    }
    text = text.replaceFirst("/+$", "").replaceFirst("/v1$", "").replaceFirst("/+$", "");
    return new Endpoint(checked(text), key, plaintextAllowed);
  }

  private static URI checked(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException noUri) {
      throw new IllegalArgumentException("The model server's address is not a URL.", noUri);
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("A model server speaks http or https, not " + scheme);
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("The model server's address names no host.");
    }
    if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "The model server's address may have no user, query or fragment; set the key apart.");
    }
    return uri;
  }

  /// The address of a path below the base; the path starts with a slash.
  URI at(String path) {
    return URI.create(base + path);
  }

  /// Whether requests may go out: encrypted, or to this machine, or expressly allowed. Only the
  /// names and numbers of the loopback interface count as this machine; nothing is resolved.
  public boolean permitted() {
    return plaintextAllowed || encrypted() || loopback();
  }

  /// Whether it is reached over TLS.
  boolean encrypted() {
    return "https".equalsIgnoreCase(base.getScheme());
  }

  private boolean loopback() {
    String host = base.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
