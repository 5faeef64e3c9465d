package io.redoubt.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The labels of a stream of Loki, and what they say of an entry.
final class LokiStream {
  private static final List<String> HOSTS = List.of("host", "hostname", "node_name", "instance");
  private static final List<String> SOURCES = List.of("filename", "source", "job", "service_name");

  private LokiStream() {}

  /// The record of an entry.
  ///
  /// @param nanos since 1970
  static byte[] record(Map<String, String> labels, long nanos, byte[] line) {
    Map<String, String> fields = new LinkedHashMap<>(labels);
    String host = Envelope.taken(fields, HOSTS);
    String source = Envelope.taken(fields, SOURCES);
    return new Envelope(Envelope.seconds(nanos), host, source, fields).around(line);
  }

  /// Labels as Loki writes them: `{job="varlogs", host="web01"}`. What is not of that form ends
  /// the reading.
  static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    int at = text.indexOf('{') + 1;
    while (at > 0 && at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0 || equals + 1 >= text.length() || text.charAt(equals + 1) != '"') {
        return labels;
      }
      int end = quoteEnd(text, equals + 2);
      String name = text.substring(at, equals).replace(',', ' ').strip();
      byte[] inside = text.substring(equals + 2, end).getBytes(StandardCharsets.UTF_8);
      labels.put(name, io.redoubt.event.JsonText.unescape(inside, 0, inside.length));
      at = end + 1;
    }
    return labels;
  }

  private static int quoteEnd(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  /// Numbers the records.
  static Decoded whole(List<byte[]> records) {
    int[] entries = new int[records.size()];
    java.util.Arrays.setAll(entries, i -> i + 1);
    return new Decoded.Records(new ArrayList<>(records), entries);
  }
}
