package io.redoubt.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Joins the lines of one audit event among records that were delivered together, as they are
/// joined when they come over syslog: with line feeds, whatever comes between, bare, behind headers
/// of syslog or each in the JSON document that a shipper put around it. A joined record stands
/// where its first line stood; all others keep their order and their bytes. Thread-safe.
public final class AuditRecords {
  private static final int LOOK = 1 << 14;
  private static final String ID = "msg=audit(";
  private static final String[] LINES = {"\"message\"", "\"event\"", "\"log\""};

  private final Predicate<byte[]> wraps;

  /// @param wraps whether a JSON document is a wrapper of a line that is read as that line; it is
  ///     asked of those alone in which an audit record begins
  public AuditRecords(Predicate<byte[]> wraps) {
    this.wraps = wraps;
  }

  /// What became of records.
  ///
  /// @param records in order
  /// @param of for each record that was delivered the index of the one it is in now
  public record Joined(List<byte[]> records, int[] of) {}

  /// Joins what belongs together: at most 200 lines and 128 KiB of an event.
  public Joined join(List<byte[]> delivered) {
    int[] of = new int[delivered.size()];
    Map<String, Event> events = new HashMap<>();
    List<Event> all = new ArrayList<>();
    List<byte[]> records = new ArrayList<>(delivered.size());
    for (int i = 0; i < of.length; i++) {
      byte[] record = delivered.get(i);
      String key = of.length == 1 ? "" : key(record);
      Event event = key.isEmpty() ? null : events.get(key);
      if (event != null && event.takes(record)) {
        of[i] = event.at;
        continue;
      }
      of[i] = records.size();
      if (!key.isEmpty()) {
        Event begun = new Event(records.size(), record);
        events.put(key, begun);
        all.add(begun);
      }
      records.add(record);
    }
    if (records.size() < of.length) {
      all.forEach(event -> event.write(records));
    }
    return new Joined(records, of);
  }

  /* An event that lines may join until it is full; then the next one begins. */
  private static final class Event {
    final int at;
    private final byte[] first;
    private final ByteArrayOutputStream more = new ByteArrayOutputStream(0);
    private int lines = 1;

    Event(int at, byte[] first) {
      this.at = at;
      this.first = first;
    }

    boolean takes(byte[] line) {
      int size = first.length + more.size() + 1 + line.length;
      if (lines >= AuditEvents.MOST_LINES || size > AuditEvents.MOST_BYTES) {
        return false;
      }
      more.write('\n');
      more.write(line, 0, line.length);
      lines++;
      return true;
    }

    void write(List<byte[]> records) {
      if (lines > 1) {
        byte[] joined = Arrays.copyOf(first, first.length + more.size());
        System.arraycopy(more.toByteArray(), 0, joined, first.length, more.size());
        records.set(at, joined);
      }
    }
  }

  /* Documents and lines are not joined with each other. Empty: no audit record. */
  private String key(byte[] record) {
    boolean document = record.length > 0 && record[0] == '{';
    int id = document ? idInDocument(record) : AuditEvents.idBehindHeader(record, 0, record.length);
    if (id < 0 || (document && !wraps.test(record))) {
      return "";
    }
    int end = id;
    while (end < record.length && record[end] != ')') {
      end++;
    }
    return (document ? "{" : "") + new String(record, id, end - id, StandardCharsets.ISO_8859_1);
  }

  /* Where the id stands behind `"message":"type=…`, with or without a header of syslog; else -1. */
  private static int idInDocument(byte[] record) {
    int open = found(record);
    int quote = open - 1;
    while (quote > 0 && record[quote] != '"') {
      quote--;
    }
    if (quote <= 0 || AuditEvents.idBehindHeader(record, quote + 1, record.length) != open) {
      return -1;
    }
    int end = quote;
    do {
      end--;
    } while (end > 0 && (record[end] == ' ' || record[end] == ':'));
    for (String name : LINES) {
      int start = end + 1 - name.length();
      if (start > 0
          && name.equals(new String(record, start, name.length(), StandardCharsets.ISO_8859_1))) {
        return open;
      }
    }
    return -1;
  }

  /* The JVM finds a text in a text many bytes at a time. */
  private static int found(byte[] record) {
    int to = Math.min(record.length, LOOK);
    int at = new String(record, 0, to, StandardCharsets.ISO_8859_1).indexOf(ID);
    return at < 0 ? -1 : at + ID.length();
  }
}
