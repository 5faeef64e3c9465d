package io.redoubt.parse.table;

import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import io.redoubt.parse.generic.GuessedFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// W3C extended logs: IIS, HTTP.sys, Windows firewall, Exchange, CloudFront and others, told by
/// their directives. Source: W3C working draft WD-logfile-960323.
public final class W3cFormat implements FramedFormat {
  private static final int FAR = 8192;

  private final GuessedFields guessed = new GuessedFields();

  /// The format.
  public W3cFormat() {}

  /// The parser of rows below these directives.
  public static Parser rows(List<String> lines) {
    W3cHeader header = W3cHeader.NONE;
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      header = header.with(bytes, 0, bytes.length);
    }
    return new W3cParser(header, new GuessedFields());
  }

  @Override
  public Optional<Framing> recognize(Sample sample) {
    int start = sample.firstInk();
    int far = Math.min(sample.length(), start + FAR);
    boolean directive = start < far && sample.bytes()[start] == '#';
    int fields = directive ? Bytes.indexOf(sample.bytes(), start, far, "#Fields:") : -1;
    boolean first = fields == start || (fields > 0 && sample.bytes()[fields - 1] == '\n');
    return first ? Optional.of(new W3cFraming(guessed)) : Optional.empty();
  }
}
