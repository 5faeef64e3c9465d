package io.redoubt.parse.cloud;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// VPC flow log files whose first line names the columns, as AWS delivers them to S3. The header is
/// no record.
public final class VpcFlowFile implements FramedFormat {
  @Override
  public Optional<Framing> recognize(Sample sample) {
    int start = sample.firstInk();
    int lf = Bytes.find(sample.bytes(), start, sample.length(), '\n');
    boolean header =
        has(sample, start, lf, "srcaddr")
            && has(sample, start, lf, "dstaddr")
            && Bytes.indexOf(sample.bytes(), start, lf, (byte) ',') < 0
            && Bytes.indexOf(sample.bytes(), start, lf, (byte) '"') < 0;
    return header ? Optional.of(new Headed()) : Optional.empty();
  }

  private static boolean has(Sample sample, int from, int to, String word) {
    return Bytes.indexOf(sample.bytes(), from, to, word) >= 0;
  }

  /// Cuts the header off, then lines.
  private static final class Headed implements Framing {
    private @Nullable LineFraming lines;

    @Override
    public Cut cut(byte[] buffer, int from, int to, boolean end) {
      if (lines != null) {
        return lines.cut(buffer, from, to, end);
      }
      int lf = Bytes.indexOf(buffer, from, to, (byte) '\n');
      if (lf < 0 && !end) {
        return Cut.more(from);
      }
      int stop = lf < 0 ? to : lf + 1;
      VpcFlow parser = VpcFlow.below(new String(buffer, from, stop - from, StandardCharsets.UTF_8));
      lines = new LineFraming(() -> parser);
      return new Cut(stop, (batch, sink) -> {}, () -> parser, 0);
    }
  }
}
