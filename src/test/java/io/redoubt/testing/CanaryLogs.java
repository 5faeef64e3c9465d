package io.redoubt.testing;

import io.redoubt.testing.Canaries.Canary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Logs whose records hold canaries, in real formats, with a rule that fires on each record and a
/// silence of seven hours after every eighth, so that there are many alerts of eight records. Each
/// canary stands between two words that are found nowhere else: only where both arrive has its text
/// been let out at all.
public final class CanaryLogs {
  /// A canary and the words before and after it.
  ///
  /// @param shape the kind of record that it stands in
  public record Planted(Canary canary, String shape, String before, String after) {}

  private static final String EVENT_XML =
      """
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>\
      <Provider Name="Application"/><EventID>%d</EventID><Level>4</Level>\
      <TimeCreated SystemTime="%s"/><EventRecordID>%d</EventRecordID>\
      <Channel>Application</Channel><Computer>%s</Computer></System>\
      <EventData><Data Name="param1">%s</Data></EventData></Event>""";
  private static final int RECORDS = 8;
  private static final int EACH = 3;

  /* More sessions of one machine would be told as one recurring story. */
  private static final int ALERTS = 6;
  private static final String WORD = "zzmark";
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private static final List<String> SYLLABLES =
      List.of("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so");

  private enum Shape {
    SYSLOG,
    ACCESS,
    JOURNAL,
    WINDOWS,
    AUDITD
  }

  private final Map<Shape, List<String>> lines = new TreeMap<>();
  private final List<Planted> planted = new ArrayList<>();
  private final StringBuilder around = new StringBuilder();
  private int number;

  /// Plants the canaries.
  public CanaryLogs(List<Canary> canaries) {
    Map<Shape, List<Canary>> shares = new TreeMap<>();
    for (Canary canary : canaries) {
      shares.computeIfAbsent(shape(canary), _ -> new ArrayList<>()).add(canary);
    }
    shares.forEach(this::plant);
  }

  /* What is spread over lines stands in formats that can hold that; the audit subsystem writes
  hexadecimal and gets a small share. */
  private Shape shape(Canary canary) {
    number++;
    if (canary.line().indexOf('\n') >= 0) {
      return number % 2 == 0 ? Shape.JOURNAL : Shape.WINDOWS;
    }
    return number % 20 == 0 ? Shape.AUDITD : Shape.values()[number % 4];
  }

  private void plant(Shape shape, List<Canary> canaries) {
    List<String> out = lines.computeIfAbsent(shape, _ -> new ArrayList<>());
    for (int i = 0; i < canaries.size(); i += EACH) {
      StringBuilder text = new StringBuilder(WORD);
      for (Canary canary : canaries.subList(i, Math.min(canaries.size(), i + EACH))) {
        String syllables = syllables(planted.size());
        planted.add(new Planted(canary, shape.name(), "vv" + syllables, "ww" + syllables));
        text.append(" vv").append(syllables).append(' ').append(canary.line());
        text.append(" ww").append(syllables);
      }
      int record = i / EACH;
      int group = record / RECORDS;
      Instant time =
          START.plusSeconds(group * 7L * 3600 + shape.ordinal() * 3600L + record % RECORDS);
      out.add(record(shape, time, record % RECORDS, group / ALERTS, text.toString()));
      around.append(record(shape, time, record % RECORDS, group / ALERTS, "")).append('\n');
    }
  }

  private static String syllables(int index) {
    StringBuilder out = new StringBuilder();
    for (int left = index, i = 0; i < 5; i++, left /= SYLLABLES.size()) {
      out.append(SYLLABLES.get(left % SYLLABLES.size()));
    }
    return out.toString();
  }

  private static String record(Shape shape, Instant time, int nth, int machine, String text) {
    String host = shape.name().toLowerCase(Locale.ROOT) + "%03d".formatted(machine);
    return switch (shape) {
      case SYSLOG -> time + " %s unit%d[77]: %s".formatted(host, nth, text);
      case ACCESS ->
          "203.0.113.%d - - [%s +0000] \"GET /p%d HTTP/1.1\" %d 12 \"-\" \"%s\""
              .formatted(
                  machine % 250,
                  clf(time),
                  nth,
                  400 + nth,
                  text.replace("\\", "\\\\").replace("\"", "\\\""));
      case JOURNAL ->
          "{\"__REALTIME_TIMESTAMP\":\"%d\",\"_HOSTNAME\":\"%s\",\"SYSLOG_IDENTIFIER\":\"unit%d\",\"MESSAGE\":\"%s\"}"
              .formatted(time.toEpochMilli() * 1000, host, nth, json(text));
      case WINDOWS -> EVENT_XML.formatted(1000 + nth, time, time.getEpochSecond(), host, xml(text));
      case AUDITD ->
          "node=%s type=EXECVE msg=audit(%d.000:%d): argc=3 a0=\"sh\" a1=\"-c\" a2=%s"
              .formatted(
                  host,
                  time.getEpochSecond(),
                  time.getEpochSecond() % 100_000,
                  HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static String clf(Instant time) {
    return DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "&#10;");
  }

  /// Writes the logs and the rules: `logs/` and `rules/`.
  public void write(Path folder) {
    try {
      Path logs = Files.createDirectories(folder.resolve("logs"));
      for (Map.Entry<Shape, List<String>> file : lines.entrySet()) {
        Files.write(
            logs.resolve(file.getKey().name().toLowerCase(Locale.ROOT) + ".log"), file.getValue());
      }
      Path rules = Files.createDirectories(folder.resolve("rules"));
      rule(rules, "1", "product: linux");
      rule(rules, "2", "category: webserver");
      rule(rules, "3", "product: windows");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void rule(Path folder, String n, String source) throws IOException {
    Files.writeString(
        folder.resolve(n + ".yml"),
        """
        title: Marked record
        id: 5b1d5c5e-0000-4000-8000-00000000000%s
        status: test
        description: Fires on records of a test.
        level: high
        logsource:
          %s
        detection:
          keywords:
            - '%s'
          condition: keywords
        """
            .formatted(n, source, WORD));
  }

  /// The records without what was planted.
  public String around() {
    return around.toString();
  }

  /// What was planted where.
  public List<Planted> planted() {
    return List.copyOf(planted);
  }
}
