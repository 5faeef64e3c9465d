package io.redoubt.parse.json;

import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.JsonScan;
import io.redoubt.parse.frame.Sample;
import java.util.Optional;
import java.util.function.Supplier;

/// Entries of JSON that is not one object a line: arrays, deliveries such as `{"Records":[…]}`,
/// pretty-printed and joined documents. One record per element or document.
///
/// @param records makes the parser of the elements
public record JsonDocuments(Supplier<Parser> records) implements FramedFormat {
  @Override
  public Optional<Framing> recognize(Sample sample) {
    byte[] bytes = sample.bytes();
    int start = sample.firstInk();
    boolean documents =
        start < sample.length()
            && switch (bytes[start]) {
              case '[' -> Delivery.arrayOfObjects(bytes, start, sample.length());
              case '{' -> delivery(sample, start) || manyLines(bytes, start, sample.length());
              default -> false;
            };
    return documents ? Optional.of(new JsonStream(records)) : Optional.empty();
  }

  private static boolean delivery(Sample sample, int start) {
    return Delivery.inside(sample.bytes(), start, sample.length()) >= 0;
  }

  /// Whether an object goes on in its second line, other than by being cut off in its first.
  private static boolean manyLines(byte[] bytes, int start, int length) {
    int lf = Bytes.indexOf(bytes, start, length, (byte) '\n');
    if (lf < 0 || JsonScan.valueEnd(bytes, start, lf) >= 0) {
      return false;
    }
    int last = lf - 1;
    while (last > start && bytes[last] <= ' ' && bytes[last] >= 0) {
      last--;
    }
    int next = JsonScan.space(bytes, lf, length);
    boolean open = bytes[last] == '{' || bytes[last] == '[' || bytes[last] == ',';
    return open
        && next < length
        && (bytes[next] == '"' || bytes[next] == '{' || bytes[next] == '}');
  }
}
