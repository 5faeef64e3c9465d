package io.redoubt.cli.search;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.query.Texts;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import io.redoubt.search.Answer;
import io.redoubt.search.ScoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Prints what a search found; says the exit code. JSON is as in `api/openapi.yaml`.
///
/// @param format for whom
record SearchPrinter(Terminal terminal, SearchFormat format) {
  private static final int TIME = 24;
  private static final int BAR = 40;

  int events(Answer answer) {
    switch (format) {
      case table -> table(answer);
      case json -> json(answer);
      case jsonl -> {
        EcsDocument document = new EcsDocument(false);
        JsonBytes line = new JsonBytes();
        for (ScoredEvent hit : answer.hits()) {
          line.clear();
          document.append(hit.event().event(), line);
          print(line);
        }
      }
    }
    return ended(answer.total() > 0, answer::explanation);
  }

  /// Says on standard error what limits the answer, if anything does.
  void warn(String text) {
    if (!text.isEmpty()) {
      terminal.err().println("redoubt: " + text);
    }
  }

  private void table(Answer answer) {
    int width = terminal.outIsTerminal() ? terminal.width() - TIME - 2 : Integer.MAX_VALUE;
    for (ScoredEvent hit : answer.hits()) {
      Event event = hit.event().event();
      String text = Safe.text(Texts.original(event));
      String shown = text.length() > width ? text.substring(0, width - 1) + "…" : text;
      terminal.out().println(String.format(Locale.ROOT, "%-24s  %s", time(event), shown));
    }
    if (answer.total() > answer.hits().size()) {
      String of = answer.exact() ? " of " : " of about ";
      terminal.err().println("redoubt: " + answer.hits().size() + of + answer.total() + " events.");
    }
  }

  static String time(Event event) {
    Instant time = event.time().instant();
    return time == null ? "-" : Instant.ofEpochMilli(time.toEpochMilli()).toString();
  }

  private void json(Answer answer) {
    JsonBytes bytes = new JsonBytes();
    EcsDocument document = new EcsDocument(false);
    bytes.raw("{\"hits\":[");
    boolean first = true;
    for (ScoredEvent hit : answer.hits()) {
      bytes.raw(first ? "{\"event\":" : ",{\"event\":");
      document.append(hit.event().event(), bytes);
      bytes.raw(",\"score\":" + hit.score() + "}");
      first = false;
    }
    bytes.raw("],\"total\":" + answer.total());
    bytes.raw(",\"exact\":" + answer.exact() + ",\"cursor\":");
    text(answer.cursor(), bytes);
    bytes.raw(",\"explanation\":");
    text(answer.explanation(), bytes);
    bytes.raw(",\"partial\":" + answer.partial() + "}\n");
    print(bytes);
  }

  static void text(String text, JsonBytes out) {
    if (text.isEmpty()) {
      out.raw("null");
    } else {
      out.string(text);
    }
  }

  int buckets(Counted<Bucket> counted, Supplier<String> why) {
    List<Row> rows =
        counted.counts().stream()
            .map(each -> new Row(Instant.ofEpochMilli(each.start()).toString(), each.count()))
            .toList();
    return counts("buckets", "start", rows, counted.complete(), why);
  }

  int values(Counted<ValueCount> counted, Supplier<String> why) {
    List<Row> rows =
        counted.counts().stream().map(each -> new Row(each.value(), each.count())).toList();
    return counts("values", "value", rows, counted.complete(), why);
  }

  private record Row(String name, long count) {}

  private int counts(
      String list, String key, List<Row> rows, boolean complete, Supplier<String> why) {
    switch (format) {
      case table -> bars(rows);
      case json -> {
        JsonBytes bytes = new JsonBytes();
        JsonWriter json = new JsonWriter(bytes, false).object().name(list).list();
        rows.forEach(row -> one(key, row, json));
        json.endList().field("complete", complete).endObject();
        print(bytes);
      }
      case jsonl -> {
        for (Row row : rows) {
          JsonBytes line = new JsonBytes();
          one(key, row, new JsonWriter(line, false));
          print(line);
        }
      }
    }
    return ended(!rows.isEmpty(), why);
  }

  private static void one(String key, Row row, JsonWriter json) {
    json.object().field(key, row.name()).field("count", row.count()).endObject();
  }

  private void bars(List<Row> rows) {
    long most = rows.stream().mapToLong(Row::count).max().orElse(1);
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String shape = "%-" + Math.clamp(width, 1, 60) + "s %10d  %s";
    for (Row row : rows) {
      String bar = "█".repeat((int) Math.ceilDiv(row.count() * BAR, most));
      terminal
          .out()
          .println(String.format(Locale.ROOT, shape, Safe.text(row.name()), row.count(), bar));
    }
  }

  void print(JsonBytes json) {
    byte[] bytes = json.toByteArray();
    terminal.out().write(bytes, 0, bytes.length);
    if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
      terminal.out().write('\n');
    }
  }

  int ended(boolean found, Supplier<String> why) {
    terminal.out().flush();
    if (!found) {
      terminal.err().println("redoubt: " + Safe.text(why.get()));
    }
    return found ? Exit.OK : Exit.FOUND;
  }
}
