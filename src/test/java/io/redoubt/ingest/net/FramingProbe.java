package io.redoubt.ingest.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The framings of this package, for tests of other packages.
public final class FramingProbe {
  private static final int LONGEST = 10_000;

  private FramingProbe() {}

  /// Records of a syslog stream that comes in reads of this size.
  public static List<byte[]> syslog(byte[] sent, int read) {
    return framed(new SyslogFraming(LONGEST), sent, read);
  }

  /// Records of a stream of GELF that comes in reads of this size.
  public static List<byte[]> gelf(byte[] sent, int read) {
    return framed(DelimiterFraming.nul(), sent, read);
  }

  /// Records of datagrams of one sender.
  public static List<byte[]> gelfDatagrams(List<byte[]> datagrams) {
    GelfDatagrams reader = new GelfDatagrams(LONGEST, new Counts(), () -> 0L);
    List<byte[]> records = new ArrayList<>();
    datagrams.forEach(datagram -> reader.read("sender", datagram).ifPresent(records::add));
    return records;
  }

  private static List<byte[]> framed(Framing framing, byte[] sent, int read) {
    List<byte[]> records = new ArrayList<>();
    byte[] held = new byte[0];
    for (int at = 0; at < sent.length; at += read) {
      byte[] piece = Arrays.copyOfRange(sent, at, Math.min(sent.length, at + read));
      int before = held.length;
      held = Arrays.copyOf(held, before + piece.length);
      System.arraycopy(piece, 0, held, before, piece.length);
      int taken = framing.cut(held, 0, held.length, records);
      held = Arrays.copyOfRange(held, taken, held.length);
    }
    framing.cutAnyway(held, 0, held.length, records);
    return records;
  }
}
