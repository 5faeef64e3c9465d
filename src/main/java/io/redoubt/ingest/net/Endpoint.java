package io.redoubt.ingest.net;

/// A place where a protocol is listened for.
///
/// @param protocol what is spoken
/// @param host name or address of the interface; `0.0.0.0` or `::` for all
/// @param port 0 to 65535; 0 for one that is free
public record Endpoint(Protocol protocol, String host, int port) {
  @Override
  public String toString() {
    String place = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return protocol.channel() + "=" + place + ":" + port;
  }
}
