package io.redoubt.ingest.http;

/// The body of GELF over HTTP: one JSON object, or one a line. (Graylog, "GELF via HTTP".)
public final class GelfBody {
  private GelfBody() {}

  /// Takes a body apart: the exact bytes of each object.
  public static Decoded read(byte[] body) {
    int start = JsonSpans.skipSpace(body, 0, body.length);
    int end = JsonSpans.end(body, start, body.length);
    if (end > 0 && JsonSpans.skipSpace(body, end, body.length) == body.length) {
      return body[start] == '{'
          ? NativeBody.json(body)
          : new Decoded.Unreadable("A GELF message is a JSON object.", 1);
    }
    return objects(NativeBody.lines(body));
  }

  private static Decoded objects(Decoded lines) {
    if (lines instanceof Decoded.Records(var records, int[] numbers)) {
      if (records.isEmpty()) {
        return new Decoded.Unreadable("There is no GELF message.", 1);
      }
      for (int i = 0; i < records.size(); i++) {
        byte[] line = records.get(i);
        if (line[0] != '{' || JsonSpans.end(line, 0, line.length) < 0) {
          return new Decoded.Unreadable("A GELF message is a JSON object.", numbers[i]);
        }
      }
    }
    return lines;
  }
}
