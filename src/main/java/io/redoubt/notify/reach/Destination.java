package io.redoubt.notify.reach;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A machine and a port to send to. Its text form never holds the path, which is a secret in the
/// addresses of many chat services.
///
/// @param host lower case, without brackets and final dot; an IPv4 address only in its usual form
/// @param port 1 to 65535
/// @param tls whether the connection is encrypted from its first byte
/// @param path with the query, begins with `/`; empty where there is none
public record Destination(String host, int port, boolean tls, String path) {
  private static final Pattern QUAD =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_-]{1,63})*");
  private static final Pattern NUMERIC = Pattern.compile("\\d+|0x[0-9a-f]*");
  private static final int LONGEST = 2048;
  private static final int HIGHEST = 65_535;

  /// What came of reading one.
  public sealed interface Read {
    /// It can be sent to, as far as its form goes.
    record Usable(Destination destination) implements Read {}

    /// @param reason one line without the address itself
    record Wrong(String reason) implements Read {}
  }

  /// Reads an `http` or `https` address. User names, fragments, other notations of IPv4 addresses
  /// (decimal, octal, hexadecimal, short) and zones of IPv6 ones are wrong.
  public static Read ofUrl(String url) {
    if (url.length() > LONGEST || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return new Read.Wrong("is longer than 2048 characters, or holds others than plain ASCII");
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean tls = scheme.equals("https");
      if (!tls && !scheme.equals("http")) {
        return new Read.Wrong("is no http or https address");
      }
      String authority = uri.getRawAuthority();
      if (authority == null || authority.indexOf('@') >= 0 || uri.getRawFragment() != null) {
        return new Read.Wrong("holds a user name or a fragment");
      }
      int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return of(uri.getHost() == null ? "" : uri.getHost(), port, tls, path + query);
    } catch (URISyntaxException broken) {
      return new Read.Wrong("is no http or https address");
    }
  }

  /// A machine and a port.
  ///
  /// @param host a name, an IPv4 address in its usual form, or an IPv6 address with or without
  ///     brackets
  public static Read of(String host, int port, boolean tls, String path) {
    if (port < 1 || port > HIGHEST) {
      return new Read.Wrong("has a port that is not 1 to 65535");
    }
    Optional<String> canonical = canonical(host);
    return canonical.isEmpty()
        ? new Read.Wrong("names no machine in a form that is taken")
        : new Read.Usable(new Destination(canonical.get(), port, tls, path));
  }

  /// The host as it is compared and looked up; empty when it is of no form that is taken.
  static Optional<String> canonical(String host) {
    String bare = host.toLowerCase(Locale.ROOT);
    if (bare.indexOf(':') >= 0) {
      return sixth(bare.startsWith("[") && bare.endsWith("]") ? inner(bare) : bare);
    }
    String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    if (!NAME.matcher(name).matches() || name.length() > 253) {
      return Optional.empty();
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    boolean numeric = NUMERIC.matcher(last).matches();
    return numeric && !isDottedQuad(name) ? Optional.empty() : Optional.of(name);
  }

  private static String inner(String bracketed) {
    return bracketed.substring(1, bracketed.length() - 1);
  }

  private static Optional<String> sixth(String text) {
    try {
      return text.indexOf('%') >= 0 || text.indexOf('[') >= 0
          ? Optional.empty()
          : Optional.of(InetAddress.ofLiteral(text).getHostAddress());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  static boolean isDottedQuad(String text) {
    return QUAD.matcher(text).matches();
  }

  /// Host and port, as people read them: `[::1]:443`, `hooks.example:443`.
  public String place() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public String toString() {
    return place();
  }
}
