package io.redoubt.report.html;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.event.finding.Alert;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// When it happened: events as bars, alerts as marks in a lane for each severity, silences shaded.
/// An SVG, and the same as a table.
final class Plot {
  private static final int WIDTH = 960;
  private static final int LEFT = 76;
  private static final int RIGHT = 16;
  private static final int BARS = 110;
  private static final int LANE = 18;
  private static final int TICKS = 5;
  private static final int MARKS = 400;

  private final Html html;
  private final Names names;

  Plot(Html html, Names names) {
    this.html = html;
    this.names = names;
  }

  void write(Analysis analysis) {
    html.open("section", "id", "timeline").leaf("h2", "Timeline");
    TimeRange range = analysis.time();
    Instant first = range.first();
    Instant last = range.last();
    if (first == null || last == null) {
      html.leaf("p", "No event has a known time, so there is nothing to plot.").close();
      return;
    }
    Axis axis = new Axis(first, last.isAfter(first) ? last : first.plusSeconds(1));
    figure(axis, analysis);
    table(axis, range.histogram());
    notes(range);
    html.close();
  }

  /// Maps instants to horizontal places.
  private record Axis(Instant first, Instant last) {
    double x(Instant instant) {
      double whole = Math.max(Duration.between(first, last).toMillis(), 1);
      double share = Duration.between(first, instant).toMillis() / whole;
      return LEFT + Math.clamp(share, 0, 1) * (WIDTH - LEFT - RIGHT);
    }

    Instant at(double share) {
      return first.plusMillis((long) (Duration.between(first, last).toMillis() * share));
    }
  }

  private void figure(Axis axis, Analysis analysis) {
    int height = BARS + 8 + Severity.values().length * LANE + 24;
    String label =
        Words.count(analysis.events(), "event")
            + " and "
            + Words.count(analysis.alerts().size(), "alert")
            + " from "
            + Words.time(axis.first())
            + " to "
            + Words.time(axis.last())
            + "; the same as a table below";
    html.open("figure").open("svg", "viewBox", "0 0 " + WIDTH + " " + height);
    html.open("g", "role", "img", "aria-label", label).leaf("title", label);
    gaps(axis, analysis.time().gaps());
    bars(analysis.time().histogram());
    ticks(axis, height);
    html.close();
    lanes(axis, analysis.alerts());
    html.close();
    html.leaf(
        "figcaption",
        "Events (bars, square-root scale) and alerts (marks, one lane each level), UTC");
    html.close();
  }

  private void gaps(Axis axis, List<TimeRange.Gap> gaps) {
    for (TimeRange.Gap gap : gaps) {
      double x = axis.x(gap.from());
      double width = Math.max(axis.x(gap.to()) - x, 2);
      rect("gap", x, 0, width, BARS);
    }
  }

  private void bars(List<Long> counts) {
    long most = Math.max(counts.stream().mapToLong(Long::longValue).max().orElse(1), 1);
    double width = (double) (WIDTH - LEFT - RIGHT) / Math.max(counts.size(), 1);
    for (int i = 0; i < counts.size(); i++) {
      double height = Math.sqrt((double) counts.get(i) / most) * (BARS - 12);
      rect("bar", LEFT + i * width + 0.5, BARS - height, Math.max(width - 1, 1), height);
    }
    html.leaf("text", Words.count(most), "x", number(LEFT - 6), "y", "20", "class", "end");
    html.leaf("text", "events", "x", number(LEFT - 6), "y", number(BARS), "class", "end");
    html.open(
        "line",
        "class",
        "axis",
        "x1",
        number(LEFT),
        "y1",
        number(BARS),
        "x2",
        number(WIDTH - RIGHT),
        "y2",
        number(BARS));
  }

  private void ticks(Axis axis, int height) {
    long days = Duration.between(axis.first(), axis.last()).toDays();
    int from = days >= 2 * 365 ? 0 : days >= 2 ? 5 : 11;
    int to = days >= 2 * 365 ? 10 : days >= 2 ? 16 : 19;
    for (int i = 0; i <= TICKS; i++) {
      Instant at = axis.at((double) i / TICKS);
      String text = Words.time(at).substring(from, to);
      String place = i == 0 ? "start" : i == TICKS ? "end" : "middle";
      html.leaf("text", text, "x", number(axis.x(at)), "y", number(height - 4), "class", place);
    }
  }

  private void lanes(Axis axis, List<Alert> alerts) {
    Severity[] levels = Severity.values();
    for (Severity severity : levels) {
      int top = BARS + 8 + (levels.length - 1 - severity.ordinal()) * LANE;
      html.leaf(
          "text",
          severity == Severity.INFORMATIONAL ? "info" : severity.id(),
          "x",
          number(LEFT - 6),
          "y",
          number(top + 13),
          "class",
          "end");
      rect("lane", LEFT, top + 2, WIDTH - LEFT - RIGHT, LANE - 4);
    }
    for (Alert alert : alerts.subList(0, Math.min(MARKS, alerts.size()))) {
      int top = BARS + 8 + (levels.length - 1 - alert.severity().ordinal()) * LANE;
      mark(axis, alert, top);
    }
  }

  private void mark(Axis axis, Alert alert, int top) {
    Instant first = alert.firstSeen();
    Instant last = alert.lastSeen();
    if (first == null || last == null) {
      return;
    }
    String name = names.of(alert.id());
    String text = name + " " + alert.title() + ", " + Words.time(first);
    double x = axis.x(first);
    html.open("a", "href", "#" + name, "aria-label", text).leaf("title", text);
    rect(
        "mark sev-" + alert.severity().id(),
        x - 2,
        top + 3,
        Math.max(axis.x(last) - x, 5),
        LANE - 6);
    html.close();
  }

  private void rect(String kind, double x, double y, double width, double height) {
    html.open(
        "rect",
        "class",
        kind,
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(width),
        "height",
        number(height));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void table(Axis axis, List<Long> counts) {
    html.open("details").leaf("summary", "As a table");
    html.open("div", "class", "scroll").open("table").open("tr");
    html.leaf("th", "From (UTC)", "scope", "col").leaf("th", "Events", "scope", "col").close();
    for (int i = 0; i < counts.size(); i++) {
      html.open("tr").leaf("td", Words.time(axis.at((double) i / counts.size())));
      html.leaf("td", Words.count(counts.get(i)), "class", "number").close();
    }
    html.close(3);
  }

  private void notes(TimeRange range) {
    html.open("ul", "class", "notes");
    if (range.inferred() > 0) {
      html.leaf("li", Words.count(range.inferred(), "event") + " had no year; it was inferred.");
    }
    if (range.undated() > 0) {
      html.leaf(
          "li", Words.count(range.undated(), "event") + " without a usable time are not plotted.");
    }
    for (TimeRange.Gap gap : range.gaps()) {
      String span = Words.span(Duration.between(gap.from(), gap.to()));
      html.leaf(
          "li", gap.path() + " is silent for " + span + " from " + Words.time(gap.from()) + ".");
    }
    html.close();
  }
}
