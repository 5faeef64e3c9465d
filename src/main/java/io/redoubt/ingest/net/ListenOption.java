package io.redoubt.ingest.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The text of `--listen`: `PROTOCOL=[HOST:]PORT`, several with commas between them, such as
/// `syslog-udp=5514,syslog-tcp=127.0.0.1:5514,gelf-udp=[::]:12201`.
public final class ListenOption {
  private static final int HIGHEST_PORT = 65_535;

  private ListenOption() {}

  /// The endpoints in their order; none for blank text.
  ///
  /// @param text the option
  /// @param host for entries that name none
  /// @throws BadListen when an entry is not understood or stands twice
  public static List<Endpoint> parse(String text, String host) {
    List<Endpoint> endpoints = new ArrayList<>();
    Set<Endpoint> seen = new HashSet<>();
    for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
      Endpoint endpoint = endpoint(entry.strip(), host);
      if (!seen.add(endpoint) && endpoint.port() != 0) {
        throw new BadListen("--listen names " + endpoint + " twice.");
      }
      endpoints.add(endpoint);
    }
    return List.copyOf(endpoints);
  }

  private static Endpoint endpoint(String entry, String standardHost) {
    int equals = entry.indexOf('=');
    if (equals <= 0) {
      throw new BadListen(
          "--listen has \"%s\", which is not PROTOCOL=PORT or PROTOCOL=HOST:PORT, such as"
                  .formatted(entry)
              + " syslog-tcp=5514.");
    }
    Protocol protocol = protocol(entry.substring(0, equals).strip());
    String place = entry.substring(equals + 1).strip();
    int colon = place.lastIndexOf(':');
    String host = colon < 0 ? standardHost : bare(place.substring(0, colon), entry);
    return new Endpoint(protocol, host, port(place.substring(colon + 1), entry));
  }

  private static Protocol protocol(String name) {
    return Protocol.named(name)
        .orElseThrow(
            () ->
                new BadListen(
                    "--listen does not know the protocol \"%s\"; it knows %s."
                        .formatted(
                            name,
                            Arrays.stream(Protocol.values())
                                .map(Protocol::channel)
                                .collect(Collectors.joining(", ")))));
  }

  private static String bare(String host, String entry) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String name = bracketed ? host.substring(1, host.length() - 1) : host;
    if (name.isBlank()) {
      throw new BadListen(
          "--listen %s names no host before its colon; for every interface write 0.0.0.0 or [::]."
              .formatted(entry));
    }
    if (!bracketed && name.indexOf(':') >= 0) {
      throw new BadListen(
          "--listen %s: write an IPv6 address in brackets, such as [::1]:5514.".formatted(entry));
    }
    return name;
  }

  private static int port(String digits, String entry) {
    boolean number = !digits.isEmpty() && digits.length() <= 5;
    for (int i = 0; i < digits.length(); i++) {
      number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    if (!number || Integer.parseInt(digits) > HIGHEST_PORT) {
      throw new BadListen(
          "--listen %s: \"%s\" is not a port (0 to %d).".formatted(entry, digits, HIGHEST_PORT));
    }
    return Integer.parseInt(digits);
  }
}
