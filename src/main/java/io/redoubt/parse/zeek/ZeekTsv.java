package io.redoubt.parse.zeek;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Zeek's tab-separated logs. Lines that begin with `#` describe the columns and are no records;
/// rotated and joined files may change them in the middle.
public final class ZeekTsv implements FramedFormat {
  /// The parser of rows below these header lines.
  public static Parser rows(List<String> lines) {
    ZeekHeader header = ZeekHeader.NONE;
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      header = header.with(bytes, 0, bytes.length);
    }
    return new ZeekTsvParser(header);
  }

  @Override
  public Optional<Framing> recognize(Sample sample) {
    int start = sample.firstInk();
    boolean zeek =
        Bytes.startsWith(sample.bytes(), start, sample.length(), "#separator ")
            || Bytes.startsWith(sample.bytes(), start, sample.length(), "#fields\tts\t");
    return zeek ? Optional.of(new TsvFraming()) : Optional.empty();
  }

  /// Cuts before each block of header lines, so that a batch has one header.
  private static final class TsvFraming implements Framing {
    private ZeekHeader header = ZeekHeader.NONE;

    @Override
    public Cut cut(byte[] buffer, int from, int to, boolean end) {
      int whole = end ? to : Bytes.lastIndexOf(buffer, from, to, (byte) '\n') + 1;
      if (whole <= from) {
        return Cut.more(from);
      }
      int at = from;
      while (at < whole && buffer[at] == '#') {
        int lf = Bytes.find(buffer, at, whole, '\n');
        header = header.with(buffer, at, lf > at && buffer[lf - 1] == '\r' ? lf - 1 : lf);
        at = Math.min(lf + 1, whole);
      }
      ZeekHeader now = header;
      return new Cut(
          nextHeader(buffer, at, whole), ZeekTsv::split, () -> new ZeekTsvParser(now), 0);
    }

    private static int nextHeader(byte[] buffer, int from, int to) {
      int hash = Bytes.indexOf(buffer, from, to, (byte) '#');
      while (hash > from && buffer[hash - 1] != '\n') {
        hash = Bytes.indexOf(buffer, hash + 1, to, (byte) '#');
      }
      return hash < 0 ? to : hash;
    }
  }

  private static void split(Batch batch, RecordSink sink) {
    LineFraming.LINES.split(
        batch,
        new RecordSink() {
          @Override
          public void record(RawRecord line) {
            if (line.buffer()[line.start()] != '#') {
              sink.record(line);
            }
          }

          @Override
          public void damaged(String reason) {
            sink.damaged(reason);
          }
        });
  }
}
