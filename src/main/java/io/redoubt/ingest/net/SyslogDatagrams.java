package io.redoubt.ingest.net;

import java.util.Arrays;
import java.util.Optional;

/// RFC 5426: one record a datagram. The end of line or NUL that many senders add is taken off.
final class SyslogDatagrams implements DatagramReader {
  @Override
  public Optional<byte[]> read(String sender, byte[] datagram) {
    int end = datagram.length;
    end -= end > 0 && datagram[end - 1] == 0 ? 1 : 0;
    if (end > 0 && datagram[end - 1] == '\n') {
      end--;
      end -= end > 0 && datagram[end - 1] == '\r' ? 1 : 0;
    }
    if (end == 0) {
      return Optional.empty();
    }
    return Optional.of(end == datagram.length ? datagram : Arrays.copyOf(datagram, end));
  }

  @Override
  public void expire() {}

  @Override
  public void close() {}
}
