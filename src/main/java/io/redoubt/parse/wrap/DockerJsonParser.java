package io.redoubt.parse.wrap;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.JsonText;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;

/// Docker's `json-file` log: `{"log":"the line\n","stream":"stdout","time":"2026-…Z"}`, in that
/// order of keys. The line inside is read like any other. Thread-safe when the inner parser is.
public final class DockerJsonParser implements Leading {
  private static final Format FORMAT = new Format("docker.json");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no Docker log line");
  private static final String OPEN = "{\"log\":\"";
  private static final String STREAM = "\"stream\":\"";
  private static final String TIME = "\"time\":\"";
  private static final Field STREAM_FIELD = Field.of("redoubt.native.stream");

  private final InnerLine inner;

  /// Reads the lines inside with this parser.
  public DockerJsonParser(Parser inner) {
    this.inner = new InnerLine(inner);
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return first == '{';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (!Bytes.startsWith(buffer, from, to, OPEN)) {
      return NOT;
    }
    int start = from + OPEN.length();
    int end = stringEnd(buffer, start, to);
    int stream = Bytes.indexOf(buffer, end, to, STREAM);
    int time = Bytes.indexOf(buffer, end, to, TIME);
    if (end >= to || time < 0) {
      return NOT;
    }
    line(buffer, start, end, out);
    int timeFrom = time + TIME.length();
    InnerLine.time(buffer, timeFrom, stringEnd(buffer, timeFrom, to), out);
    if (stream > 0) {
      int streamFrom = stream + STREAM.length();
      out.add(STREAM_FIELD, buffer, streamFrom, stringEnd(buffer, streamFrom, to));
    }
    return ParseOutcome.Ok.OK;
  }

  private void line(byte[] buffer, int from, int to, EventBuilder out) {
    int end = to;
    while (end - 2 >= from
        && buffer[end - 2] == '\\'
        && (buffer[end - 1] == 'n' || buffer[end - 1] == 'r')
        && (end - 3 < from || buffer[end - 3] != '\\')) {
      end -= 2;
    }
    if (Bytes.indexOf(buffer, from, end, (byte) '\\') < 0) {
      inner.parse(buffer, from, end, FORMAT, out);
    } else {
      int start = out.sideAppend(JsonText.unescape(buffer, from, end));
      inner.parse(out.side(), start, out.sideLength(), FORMAT, out);
    }
  }

  private static int stringEnd(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] != '"') {
      i += buffer[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, to);
  }
}
