package io.redoubt.parse.web;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.text.Addresses;

/// Takes `address:port` apart, also `[v6]:port` and a bare address.
final class Endpoint {
  private Endpoint() {}

  /// Whether `buffer[from, to)` is an address with or without port.
  static boolean is(byte[] buffer, int from, int to) {
    return Addresses.isAddress(buffer, start(buffer, from, to), end(buffer, from, to));
  }

  /// Adds address and port.
  static void add(Field ip, Field port, byte[] buffer, int from, int to, EventBuilder out) {
    int start = start(buffer, from, to);
    int end = end(buffer, from, to);
    if (!Addresses.isAddress(buffer, start, end)) {
      return;
    }
    out.add(ip, buffer, Addresses.unmapped(buffer, start, end), end);
    int colon = end < to && buffer[end] == ']' ? end + 1 : end;
    if (colon + 1 < to && Bytes.digits(buffer, colon + 1, to) >= 0) {
      out.addNumber(port, buffer, colon + 1, to);
    }
  }

  private static int start(byte[] buffer, int from, int to) {
    return from < to && buffer[from] == '[' ? from + 1 : from;
  }

  private static int end(byte[] buffer, int from, int to) {
    if (Addresses.isAddress(buffer, from, to)) {
      return to;
    }
    if (from < to && buffer[from] == '[') {
      return Bytes.find(buffer, from, to, ']');
    }
    int colon = Bytes.lastIndexOf(buffer, from, to, (byte) ':');
    return colon < 0 ? to : colon;
  }
}
