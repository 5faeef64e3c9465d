package io.redoubt.ingest.net;

import java.util.Arrays;
import java.util.Optional;

/// What a listener speaks. Sources: RFC 3164, 5424, 5425, 5426, 6587; GELF 1.1.
public enum Protocol {
  /// One record a datagram (RFC 5426).
  SYSLOG_UDP("syslog-udp"),
  /// Octet counting or records that end with LF or NUL (RFC 6587), told apart by connection.
  SYSLOG_TCP("syslog-tcp"),
  /// The same inside TLS (RFC 5425).
  SYSLOG_TLS("syslog-tls"),
  /// Datagrams, also chunked and compressed.
  GELF_UDP("gelf-udp"),
  /// Records that end with NUL.
  GELF_TCP("gelf-tcp");

  private final String channel;

  Protocol(String channel) {
    this.channel = channel;
  }

  /// The name in `--listen` and of the channel of what is delivered.
  public String channel() {
    return channel;
  }

  /// The `redoubt.format` that its records claim to have; empty when their content decides.
  String declared() {
    return this == GELF_UDP || this == GELF_TCP ? "gelf" : "";
  }

  /// Whether it comes in datagrams.
  public boolean datagrams() {
    return this == SYSLOG_UDP || this == GELF_UDP;
  }

  static Optional<Protocol> named(String name) {
    return Arrays.stream(values()).filter(protocol -> protocol.channel.equals(name)).findFirst();
  }
}
