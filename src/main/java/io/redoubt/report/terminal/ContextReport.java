package io.redoubt.report.terminal;

import io.redoubt.event.analysis.TimeRange;
import io.redoubt.event.context.Assessment;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.context.EntityContext.Looked;
import io.redoubt.event.context.EntityContext.Named;
import io.redoubt.event.context.Moment;
import io.redoubt.event.context.ProcessNode;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;

/// What is known of one entity, for people at a terminal: the answer, the facts, the timeline, the
/// process trees. All text of logs is inert in it. Thread-safe.
public final class ContextReport {
  private static final int ROWS = 40;
  private static final int PROCESSES = 40;

  private final Style style;

  /// A report in this style.
  public ContextReport(Style style) {
    this.style = style;
  }

  /// The whole answer.
  public String of(EntityContext context) {
    Page page = new Page(style);
    page.label("Entity", context.entity().toString());
    page.label("Looked", looked(context.looked()));
    if (context.looked().matching() == 0) {
      nothing(context.looked(), page);
    }
    page.label("Answer", answer(context.assessment()));
    for (Named alert : context.alerts().stream().limit(ROWS).toList()) {
      page.label("Alert", alert.severity() + " " + alert.title() + " (" + alert.id() + ")");
    }
    AlertDetail detail = new AlertDetail(style, page, new Names());
    detail.entities(context.related());
    detail.evidence(context.evidence().lines());
    timeline(context, page);
    processes(context.processes(), page);
    detail.verdict(context.verdict());
    if (!context.model().note().isEmpty()) {
      page.gap().label("Model", context.model().note());
    }
    return page.toString();
  }

  /// What the model saw, and what it answered.
  public String prompt(EntityContext context) {
    return new PromptPage(style).of(context.entity().toString(), context.verdict());
  }

  private static String looked(Looked looked) {
    String all = Words.count(looked.matching()) + " of " + Words.count(looked.events(), "event");
    Instant from = looked.period().from();
    Instant to = looked.period().to();
    String since = from == null ? "" : ", from " + Words.time(from);
    return all + " name it" + since + (to == null ? "" : ", to " + Words.time(to));
  }

  private static void nothing(Looked looked, Page page) {
    TimeRange data = looked.data();
    Instant first = data.first();
    Instant last = data.last();
    page.label(
        "Data",
        first == null || last == null
            ? "no event has a usable time"
            : "from " + Words.time(first) + " to " + Words.time(last));
    page.label(
        "Nearest",
        looked.nearest().isEmpty()
            ? "nothing of this kind stands in the input"
            : String.join(", ", looked.nearest()));
  }

  private static String answer(Assessment says) {
    return "%s, risk %d of 100, likelihood of a false positive %s, %s"
        .formatted(
            says.attackClassification().replace('_', ' '),
            says.riskScore(),
            says.falsePositiveLikelihood(),
            says.fallbackUsed() ? "without the model that was asked" : "by " + by(says));
  }

  private static String by(Assessment says) {
    return says.modelUsed().equals("none") ? "code" : "code and " + says.modelUsed();
  }

  private void timeline(EntityContext context, Page page) {
    List<Moment> rows = context.timeline();
    if (rows.isEmpty()) {
      return;
    }
    page.gap().line(style.bold("Timeline"));
    for (Moment row : rows.stream().limit(ROWS).toList()) {
      Instant first = row.first();
      String when = first == null ? "undated" : Words.time(first);
      Instant last = row.last();
      boolean spread = row.count() > 1 && last != null && !last.equals(first);
      String times = row.count() == 1 ? "" : " ×" + row.count();
      String until = spread && last != null ? " … " + Words.time(last) : "";
      page.item(2, "·", 1, when + until + times + " " + row.what() + " (" + place(row) + ")");
    }
    long more = (long) rows.size() - Math.min(ROWS, rows.size());
    if (more + context.looked().timelineDropped() > 0) {
      page.text(
          2,
          "and "
              + Words.count(more, "more row")
              + " in --format json, "
              + Words.count(context.looked().timelineDropped(), "event")
              + " in no row");
    }
  }

  private static String place(Moment row) {
    return row.path()
        + (row.line() > 0 ? ":" + row.line() : "")
        + (row.record() >= 0 ? " record " + row.record() : "");
  }

  private void processes(List<ProcessNode> nodes, Page page) {
    if (nodes.isEmpty()) {
      return;
    }
    page.gap().line(style.bold("Processes"));
    for (ProcessNode node : nodes.stream().limit(PROCESSES).toList()) {
      String command = node.commandLine().isEmpty() ? node.name() : node.commandLine();
      Instant started = node.started();
      String when = started == null ? "" : Words.time(started) + " ";
      String pid = node.pid().isEmpty() ? "" : " (pid " + node.pid() + ")";
      page.item(
          2 + Math.min(node.depth(), 12) * 2, "└", 1, when + node.name() + pid + ": " + command);
    }
    if (nodes.size() > PROCESSES) {
      page.text(2, "and " + (nodes.size() - PROCESSES) + " more in --format json");
    }
  }
}
