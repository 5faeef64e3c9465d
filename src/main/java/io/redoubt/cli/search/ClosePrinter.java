package io.redoubt.cli.search;

import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.query.Texts;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.search.cases.CaseAnswer;
import io.redoubt.search.cases.CloseCase;
import io.redoubt.search.semantic.CloseAnswer;
import io.redoubt.search.semantic.CloseEvent;
import io.redoubt.store.cases.CaseDocument;
import io.redoubt.store.cases.CaseHits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints what was found by its meaning; says the exit code. JSON is as in `api/openapi.yaml`.
///
/// @param printer prints the rest
record ClosePrinter(SearchPrinter printer) {
  private static final int LEFT = 43;

  /// A line of the table.
  private record Row(double score, float similarity, String kind, String time, String text) {}

  /// Events, and in the table also cases.
  ///
  /// @param cases alerts and incidents, with the notes about them
  /// @param limit lines of the table
  int events(CloseAnswer.Page page, boolean partial, List<CaseAnswer.Page> cases, int limit) {
    boolean found = !page.hits().isEmpty();
    switch (printer.format()) {
      case table -> {
        List<Row> rows = new ArrayList<>(page.hits().stream().map(ClosePrinter::row).toList());
        cases.forEach(some -> some.hits().forEach(hit -> rows.add(row(hit))));
        rows.sort(Comparator.comparingDouble(Row::score).reversed());
        table(rows.stream().limit(limit).toList());
        found = !rows.isEmpty();
      }
      case json -> json(page, partial);
      case jsonl -> {
        EcsDocument document = new EcsDocument(false);
        JsonBytes line = new JsonBytes();
        for (CloseEvent hit : page.hits()) {
          line.clear();
          document.append(hit.event().event(), line);
          printer.print(line);
        }
      }
    }
    note(page.embedder());
    if (found) {
      printer.warn(page.explanation());
    }
    return printer.ended(found, page::explanation);
  }

  /// Cases alone.
  int cases(Kind kind, CaseAnswer.Page page) {
    switch (printer.format()) {
      case table -> table(page.hits().stream().map(ClosePrinter::row).toList());
      case json -> {
        CaseHits hits = new CaseHits(kind);
        page.hits().forEach(h -> hits.add(h.filed(), h.note(), h.score(), h.similarity()));
        line(hits.text(page.total(), page.next(), page.explanation(), embedder(page)));
      }
      case jsonl -> page.hits().forEach(hit -> line(CaseDocument.text(hit.filed())));
    }
    page.embedder().ifPresent(this::note);
    if (!page.hits().isEmpty()) {
      printer.warn(page.explanation());
    }
    return printer.ended(!page.hits().isEmpty(), page::explanation);
  }

  private static Map<String, String> embedder(CaseAnswer.Page page) {
    return page.embedder()
        .map(id -> Map.of("name", id.name(), "digest", id.digest(), "note", id.note()))
        .orElse(Map.of());
  }

  private void note(EmbedderIdentity embedder) {
    if (!embedder.note().isEmpty()) {
      printer.warn("compared by " + embedder.name() + ": " + embedder.note() + ".");
    }
  }

  private void line(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    printer.terminal().out().write(bytes, 0, bytes.length);
  }

  private static Row row(CloseEvent hit) {
    var event = hit.event().event();
    return new Row(
        hit.score(), hit.similarity(), "event", SearchPrinter.time(event), Texts.original(event));
  }

  private static Row row(CloseCase hit) {
    CaseAction note = hit.note();
    var file = hit.filed().file();
    String word = file.kind() == Kind.ALERT ? "alert" : "incident";
    String title = file.title() + " [" + file.id() + "]";
    return note != null && note.what() instanceof CaseAction.What.Note(String text)
        ? new Row(
            hit.score(),
            hit.similarity(),
            "note",
            moment(note.time()),
            note.actor() + ": " + text + " (" + word + " " + title + ")")
        : new Row(hit.score(), hit.similarity(), word, moment(file.lastSeen()), title);
  }

  private static String moment(long millis) {
    return millis == 0 ? "-" : Instant.ofEpochMilli(millis).toString();
  }

  private void table(List<Row> rows) {
    Terminal terminal = printer.terminal();
    int width = terminal.outIsTerminal() ? terminal.width() - LEFT : Integer.MAX_VALUE;
    for (Row row : rows) {
      String text = Safe.text(row.text());
      String shown = text.length() > width ? text.substring(0, width - 1) + "…" : text;
      String similarity =
          Float.isNaN(row.similarity())
              ? "    -"
              : String.format(Locale.ROOT, "%5.2f", row.similarity());
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT, "%s  %-8s  %-24s  %s", similarity, row.kind(), row.time(), shown));
    }
  }

  private void json(CloseAnswer.Page page, boolean partial) {
    JsonBytes bytes = new JsonBytes();
    EcsDocument document = new EcsDocument(false);
    bytes.raw("{\"hits\":[");
    boolean first = true;
    for (CloseEvent hit : page.hits()) {
      bytes.raw(first ? "{\"event\":" : ",{\"event\":");
      document.append(hit.event().event(), bytes);
      String similarity = Float.isNaN(hit.similarity()) ? "null" : "" + hit.similarity();
      bytes.raw(",\"score\":" + hit.score() + ",\"similarity\":" + similarity + "}");
      first = false;
    }
    bytes.raw("],\"total\":" + page.total());
    bytes.raw(",\"exact\":" + page.exact() + ",\"cursor\":");
    SearchPrinter.text(page.cursor(), bytes);
    bytes.raw(",\"explanation\":");
    SearchPrinter.text(page.explanation(), bytes);
    bytes.raw(",\"partial\":" + partial + ",\"embedder\":{\"name\":");
    SearchPrinter.text(page.embedder().name(), bytes);
    bytes.raw(",\"digest\":");
    SearchPrinter.text(page.embedder().digest(), bytes);
    bytes.raw(",\"note\":");
    SearchPrinter.text(page.embedder().note(), bytes);
    bytes.raw("}}\n");
    printer.print(bytes);
  }
}
