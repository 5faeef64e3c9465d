package io.redoubt.parse.generic;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.text.TimeSpot;

/// What a syslog header in front of a CEF or LEEF record says: its time, and the host in the word
/// behind the time. Stateless.
final class SyslogPrefix {
  private SyslogPrefix() {}

  /// Reads the header `buffer[from, to)`; empty is none.
  static void add(byte[] buffer, int from, int to, EventBuilder out) {
    int end = to;
    while (end > from && buffer[end - 1] == ' ') {
      end--;
    }
    int behind = TimeSpot.find(buffer, from, end, out);
    if (behind == from || behind >= end) {
      return;
    }
    int host = behind;
    while (host < end && buffer[host] == ' ') {
      host++;
    }
    int stop = Bytes.find(buffer, host, end, ' ');
    if (stop > host) {
      out.add(Ecs.HOST_NAME, buffer, host, stop);
    }
  }
}
