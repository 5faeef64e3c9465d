package io.redoubt.report.terminal;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Columns;
import io.redoubt.report.wording.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was read, by which rules, from when to when: the upper part of the summary. Everything that
/// was not used is named.
final class RunBlock {
  private static final int NAMED = 5;
  private static final int FORMATS = 12;
  private static final int CELL = 43;

  /// Unreadable ones first.
  private static final Comparator<InputReport> GRAVEST =
      Comparator.comparing(input -> input.partial() ? 0 : 1);

  private final Style style;
  private final Page page;

  RunBlock(Style style, Page page) {
    this.style = style;
    this.page = page;
  }

  void write(Analysis analysis) {
    inputs(analysis);
    rules(analysis.rules());
    time(analysis.time(), analysis.inputs());
    String leftOut = Words.leftOut(analysis.time().window(), analysis.events());
    if (!leftOut.isEmpty()) {
      page.label("", leftOut);
    }
  }

  private void inputs(Analysis analysis) {
    List<InputReport> read =
        analysis.inputs().stream().filter(input -> input.skipped() == null).toList();
    long bytes = read.stream().mapToLong(InputReport::bytes).sum();
    String rate =
        analysis.elapsedMillis() < 100
            ? ""
            : " ("
                + Words.rough(analysis.events() * 1000.0 / analysis.elapsedMillis())
                + " events/s)";
    page.label(
        "Read",
        Words.count(read.size(), "file")
            + ", "
            + Words.bytes(bytes)
            + ", "
            + Words.count(analysis.events(), "event")
            + " in "
            + Words.elapsed(analysis.elapsedMillis())
            + rate
            + (analysis.interrupted() ? ", stopped early: this is what was found so far" : ""));
    formats(read);
    List<InputReport> skipped =
        analysis.inputs().stream().filter(i -> i.skipped() != null).toList();
    named("skipped", skipped.stream().filter(input -> !repeated(input)).toList());
    repeated(skipped.stream().filter(RunBlock::repeated).toList());
    named("partial", read.stream().filter(InputReport::partial).toList());
    unparsed(read, analysis.events());
  }

  private void formats(List<InputReport> read) {
    Map<String, long[]> byFormat = new TreeMap<>();
    for (InputReport input : read) {
      for (Map.Entry<String, Long> format : parts(input).entrySet()) {
        long[] sums = byFormat.computeIfAbsent(format.getKey(), _ -> new long[2]);
        sums[0]++;
        sums[1] += format.getValue();
      }
    }
    List<Map.Entry<String, long[]>> ranked = new ArrayList<>(byFormat.entrySet());
    ranked.sort(Comparator.comparingLong(entry -> -entry.getValue()[1]));
    int shown = Math.min(FORMATS, ranked.size());
    int perLine = Math.max((style.columns() - 11) / CELL, 1);
    for (int i = 0; i < shown; i += perLine) {
      StringBuilder line = new StringBuilder(" ".repeat(11));
      for (Map.Entry<String, long[]> entry : ranked.subList(i, Math.min(i + perLine, shown))) {
        line.append(format(entry.getKey(), entry.getValue()));
      }
      page.line(line.toString().stripTrailing());
    }
    if (ranked.size() > shown) {
      long events = ranked.stream().skip(shown).mapToLong(entry -> entry.getValue()[1]).sum();
      String more = Words.count(ranked.size() - shown, "more format");
      page.text(11, "and " + more + " with " + Words.count(events, "event"));
    }
  }

  private static String format(String name, long[] sums) {
    return Columns.fit(Inert.terminal(name), 17)
        + String.format(" %11s %11s  ", Words.count(sums[0], "file"), Words.count(sums[1]));
  }

  private static Map<String, Long> parts(InputReport input) {
    return input.formats().isEmpty() && !input.format().isEmpty()
        ? Map.of(input.format(), input.events())
        : input.formats();
  }

  private void named(String what, List<InputReport> inputs) {
    if (inputs.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    List<InputReport> gravest = inputs.stream().sorted(GRAVEST).limit(NAMED).toList();
    for (InputReport input : gravest) {
      String why = input.skipped() != null ? input.skipped() : input.note();
      names.add(input.path() + (why.isEmpty() ? "" : " (" + why + ")"));
    }
    String more =
        inputs.size() > NAMED ? " … and " + (inputs.size() - NAMED) + " more, all in --report" : "";
    page.label("", what + " " + inputs.size() + ": " + String.join("; ", names) + more);
  }

  private static boolean repeated(InputReport input) {
    String why = input.skipped();
    return why != null && why.startsWith("same content");
  }

  /* Of one file it is told which other holds the same; of many only which they are. */
  private void repeated(List<InputReport> inputs) {
    if (inputs.size() < 2) {
      named("skipped", inputs);
      return;
    }
    List<String> names = inputs.stream().limit(NAMED).map(InputReport::path).toList();
    String more =
        inputs.size() > NAMED ? " … and " + (inputs.size() - NAMED) + " more, all in --report" : "";
    page.label(
        "",
        "skipped "
            + Words.count(inputs.size(), "file")
            + " with the content of others that were read: "
            + String.join("; ", names)
            + more);
  }

  private void unparsed(List<InputReport> read, long events) {
    long unparsed = read.stream().mapToLong(InputReport::unparsed).sum();
    if (unparsed > 0) {
      page.label(
          "",
          "not fully parsed "
              + Words.count(unparsed, "record")
              + " ("
              + Words.share(unparsed, events)
              + "): kept as text and still seen by the rules");
    }
  }

  private void rules(RulesReport rules) {
    String text = Words.count(rules.loaded()) + " loaded";
    if (rules.inapplicable() > 0) {
      text += ", " + Words.count(rules.inapplicable()) + " of them for logs that are not here";
    }
    boolean limited = !rules.limited().isEmpty();
    if (!rules.unloaded().isEmpty()) {
      text += ", " + rules.unloaded().size() + " not loaded:";
    } else if (limited) {
      text += ", " + limited(rules);
    }
    page.label("Rules", text);
    named(rules.unloaded());
    if (limited && !rules.unloaded().isEmpty()) {
      page.label("", limited(rules));
    }
    named(rules.limited());
  }

  private static String limited(RulesReport rules) {
    return rules.limited().size() + " limited:";
  }

  private void named(List<RulesReport.Skipped> skipped) {
    for (RulesReport.Skipped rule : skipped.subList(0, Math.min(NAMED, skipped.size()))) {
      page.text(11, rule.path() + ": " + rule.reason());
    }
    if (skipped.size() > NAMED) {
      page.text(11, "… and " + (skipped.size() - NAMED) + " more, all in --report");
    }
  }

  private void time(TimeRange time, List<InputReport> inputs) {
    Instant first = time.first();
    Instant last = time.last();
    List<String> notes = new ArrayList<>();
    if (first == null || last == null) {
      notes.add("no event has a known time");
    } else {
      String span = Words.span(Duration.between(first, last));
      notes.add(Words.time(first) + " … " + Words.time(last) + " (" + span + ")");
    }
    if (time.inferred() > 0) {
      notes.add("year inferred for " + inferred(inputs, time.inferred()));
    }
    if (time.undated() > 0) {
      notes.add(Words.count(time.undated(), "event") + " undated");
    }
    page.label("Time", String.join(" · ", notes));
    if (time.histogram().stream().anyMatch(count -> count > 0)) {
      page.line(" ".repeat(9) + Sparkline.of(time.histogram()));
    }
    for (TimeRange.Gap gap : time.gaps().subList(0, Math.min(3, time.gaps().size()))) {
      page.label(
          "",
          "gap: "
              + gap.path()
              + " is silent for "
              + Words.span(Duration.between(gap.from(), gap.to()))
              + " from "
              + Words.time(gap.from()));
    }
  }

  private static String inferred(List<InputReport> inputs, long events) {
    List<String> files =
        inputs.stream().filter(i -> i.note().contains("year")).map(InputReport::path).toList();
    String where =
        files.isEmpty()
            ? ""
            : files.size() == 1 ? " in " + files.getFirst() : " in " + files.size() + " files";
    return Words.count(events, "event") + where;
  }
}
