package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Inbound;
import java.util.Optional;

/// Who asks, as the limit counts it.
final class Caller {
  private Caller() {}

  /// What the caller says of itself (`X-Client-ID`), else the address that a proxy names, else
  /// the address of the connection. What is said counts from everybody where the reference is
  /// followed to the letter, and only from trusted proxies otherwise.
  static String of(Inbound request, EngineSettings.Trust trust) {
    boolean believed = trust.strict() || trust.peers().trusts(request.peer().address());
    String address = request.peer().address().isEmpty() ? "unknown" : request.peer().address();
    if (!believed) {
      return "ip:" + address;
    }
    return said(request, "X-Client-ID")
        .map(name -> "header:" + name)
        .or(() -> said(request, "CF-Connecting-IP").map(ip -> "ip:" + ip))
        .or(() -> said(request, "X-Forwarded-For").map(list -> "ip:" + first(list)))
        .orElse("ip:" + address);
  }

  private static Optional<String> said(Inbound request, String header) {
    return request.header(header).filter(text -> !text.isEmpty());
  }

  private static String first(String list) {
    int comma = list.indexOf(',');
    return (comma < 0 ? list : list.substring(0, comma)).strip();
  }
}
