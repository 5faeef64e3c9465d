package io.redoubt.ingest.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The body of Redoubt's own ingest: lines, or one JSON array.
public final class NativeBody {
  private NativeBody() {}

  /// A record per line; empty lines are none, and line ends are no part of a record.
  public static Decoded lines(byte[] body) {
    List<byte[]> records = new ArrayList<>();
    int[] lines = new int[16];
    int line = 0;
    int from = 0;
    while (from < body.length) {
      int feed = from;
      while (feed < body.length && body[feed] != '\n') {
        feed++;
      }
      line++;
      int end = feed > from && body[feed - 1] == '\r' ? feed - 1 : feed;
      if (end > from) {
        lines = room(lines, records.size());
        lines[records.size()] = line;
        records.add(Arrays.copyOfRange(body, from, end));
      }
      from = feed + 1;
    }
    return new Decoded.Records(records, Arrays.copyOf(lines, records.size()));
  }

  /// A record per element of an array; any other single value is one record.
  public static Decoded json(byte[] body) {
    int start = JsonSpans.skipSpace(body, 0, body.length);
    if (start < body.length && body[start] == '[') {
      return elements(body, start + 1);
    }
    int end = JsonSpans.end(body, start, body.length);
    if (end < 0 || JsonSpans.skipSpace(body, end, body.length) < body.length) {
      return new Decoded.Unreadable("The body is no JSON value.", 1);
    }
    return new Decoded.Records(List.of(Arrays.copyOfRange(body, start, end)), new int[] {1});
  }

  private static Decoded elements(byte[] body, int first) {
    List<byte[]> records = new ArrayList<>();
    int i = JsonSpans.skipSpace(body, first, body.length);
    boolean closed = i < body.length && body[i] == ']';
    int rest = i + 1;
    while (!closed) {
      int end = JsonSpans.end(body, i, body.length);
      int mark = end < 0 ? body.length : JsonSpans.skipSpace(body, end, body.length);
      if (mark >= body.length || (body[mark] != ',' && body[mark] != ']')) {
        return new Decoded.Unreadable("The array is not well formed.", records.size() + 1);
      }
      records.add(Arrays.copyOfRange(body, i, end));
      closed = body[mark] == ']';
      rest = mark + 1;
      i = JsonSpans.skipSpace(body, rest, body.length);
    }
    return JsonSpans.skipSpace(body, rest, body.length) == body.length
        ? whole(records)
        : new Decoded.Unreadable("Something follows the array.", records.size());
  }

  private static Decoded whole(List<byte[]> records) {
    int[] elements = new int[records.size()];
    Arrays.setAll(elements, i -> i + 1);
    return new Decoded.Records(records, elements);
  }

  private static int[] room(int[] lines, int size) {
    return size < lines.length ? lines : Arrays.copyOf(lines, size * 2);
  }
}
