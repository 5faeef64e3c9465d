package io.redoubt.fuzz;

import io.redoubt.ingest.net.FramingProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Datagrams of a sender, each preceded by its length in one byte.
final class DatagramTarget implements FuzzTarget {
  @Override
  public void take(byte[] bytes) {
    List<byte[]> datagrams = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int end = Math.min(bytes.length, at + 1 + (bytes[at] & 0xff));
      datagrams.add(Arrays.copyOfRange(bytes, at + 1, end));
      at = end;
    }
    List<byte[]> records = FramingProbe.gelfDatagrams(datagrams);
    if (records.size() > datagrams.size()) {
      throw new AssertionError("more records than datagrams");
    }
  }
}
