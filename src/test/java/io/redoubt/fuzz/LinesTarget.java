package io.redoubt.fuzz;

import io.redoubt.ingest.http.Decoded;
import io.redoubt.ingest.http.NativeBody;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lines in, the same lines out; only empty ones are none.
final class LinesTarget implements FuzzTarget {
  @Override
  public void take(byte[] bytes) {
    if (!(NativeBody.lines(bytes) instanceof Decoded.Records(var records, int[] lines))) {
      throw new AssertionError("lines that cannot be read");
    }
    List<String> expected =
        List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)).stream()
            .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
            .filter(line -> !line.isEmpty())
            .toList();
    List<String> seen =
        records.stream().map(one -> new String(one, StandardCharsets.ISO_8859_1)).toList();
    if (!expected.equals(seen) || lines.length != seen.size()) {
      throw new AssertionError("other lines: " + seen);
    }
  }
}
