package io.redoubt.ingest.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The body of Redoubt's own ingest: lines, or one JSON array, as it is or in the wrapper in which
/// clouds deliver it. A byte order mark before it, as Windows writes, is no part of it.
public final class NativeBody {
  /* CloudTrail and Azure; Microsoft Graph; GuardDuty and Security Hub. */
  private static final Set<String> WRAPPERS =
      Set.of("Records", "records", "value", "Findings", "findings");

  private NativeBody() {}

  /// A record per line; empty lines are none, and line ends are no part of a record.
  public static Decoded lines(byte[] body) {
    List<byte[]> records = new ArrayList<>();
    int[] lines = new int[16];
    int line = 0;
    int from = begin(body);
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

  /// A record per element of an array, also of one that is the only nested member of an object
  /// under a name such as `Records`; any other single value is one record. Objects one after the
  /// other, as Fluent Bit (`json_lines`, `json_stream`) and rsyslog send them, are a record each.
  public static Decoded json(byte[] body) {
    int start = JsonSpans.skipSpace(body, begin(body), body.length);
    if (start < body.length && body[start] == '[') {
      return elements(body, start + 1);
    }
    int end = JsonSpans.end(body, start, body.length);
    if (end < 0) {
      return new Decoded.Unreadable("The body is no JSON value.", 1);
    }
    if (JsonSpans.skipSpace(body, end, body.length) < body.length) {
      return objects(body, start);
    }
    int array = body[start] == '{' ? delivery(body, start + 1, end - 1) : -1;
    return array >= 0
        ? elements(Arrays.copyOfRange(body, array, JsonSpans.end(body, array, end)), 1)
        : new Decoded.Records(List.of(Arrays.copyOfRange(body, start, end)), new int[] {1});
  }

  /* Behind U+FEFF in UTF-8. */
  private static int begin(byte[] body) {
    boolean marked =
        body.length >= 3
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private static Decoded objects(byte[] body, int from) {
    List<byte[]> records = new ArrayList<>();
    for (int at = from; at < body.length; ) {
      int end = body[at] == '{' ? JsonSpans.end(body, at, body.length) : -1;
      if (end < 0) {
        return new Decoded.Unreadable("Not objects one after the other.", records.size() + 1);
      }
      records.add(Arrays.copyOfRange(body, at, end));
      at = JsonSpans.skipSpace(body, end, body.length);
    }
    return whole(records);
  }

  /* Where the array of a delivery begins, -1 when the object is none. */
  private static int delivery(byte[] body, int from, int to) {
    int array = -1;
    var member = JsonSpans.member(body, from, to);
    while (member.isPresent()) {
      byte first = body[member.get().from()];
      if (first == '[' && WRAPPERS.contains(member.get().name()) && array < 0) {
        array = member.get().from();
        int inside = JsonSpans.skipSpace(body, array + 1, to);
        if (inside >= to || (body[inside] != '{' && body[inside] != ']')) {
          return -1;
        }
      } else if (first == '[' || first == '{') {
        return -1;
      }
      member = JsonSpans.member(body, member.get().next(), to);
    }
    return array;
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
