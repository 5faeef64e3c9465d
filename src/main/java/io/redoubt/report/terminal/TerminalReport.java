package io.redoubt.report.terminal;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.ReviewWords;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The result of a run for people at a terminal: what was read, the stories, the ranked alerts, and
/// what to type next. All text from logs and rules is inert in it. Thread-safe.
public final class TerminalReport {
  /* Moments of an incident that is shown on its own. */
  private static final int WHOLE = 200;

  private final Style style;

  /// A report in this style.
  public TerminalReport(Style style) {
    this.style = style;
  }

  /// The summary of the run.
  ///
  /// @param next commands worth typing next; only ones that exist
  public String summary(Analysis analysis, List<String> next) {
    Page page = new Page(style);
    Names names = new Names(analysis);
    boolean years = years(analysis.time());
    new RunBlock(style, page).write(analysis);
    new Stories(style, page, names, years).write(analysis);
    if (analysis.alerts().isEmpty()) {
      page.gap().label("Alerts", none(analysis));
    } else {
      new AlertTable(style, page, names, years).write(analysis);
    }
    page.gap().label("Result", reduction(analysis));
    if (!analysis.modelNote().isEmpty()) {
      page.label("Model", analysis.modelNote());
    }
    for (int i = 0; i < next.size(); i++) {
      page.line((i == 0 ? style.bold("Next:    ") : "         ") + Inert.terminal(next.get(i)));
    }
    return page.toString();
  }

  /// Whether the events lie in more than one year.
  private static boolean years(TimeRange range) {
    Instant first = range.first();
    Instant last = range.last();
    return first != null
        && last != null
        && !Words.time(first).substring(0, 4).equals(Words.time(last).substring(0, 4));
  }

  private static String none(Analysis analysis) {
    if (analysis.below() > 0) {
      return "none of this level. " + below(analysis) + ".";
    }
    int used = analysis.rules().loaded() - analysis.rules().inapplicable();
    return "none. "
        + Words.count(used, "rule")
        + " looked at "
        + Words.count(analysis.examined(), "event")
        + " and "
        + Words.count(analysis.findings(), "finding")
        + " stayed below an alert.";
  }

  private static String below(Analysis analysis) {
    return Words.count(analysis.below(), "alert") + " below --min-level left out";
  }

  private static String reduction(Analysis analysis) {
    long toRead = analysis.alerts().size();
    String line =
        Words.count(analysis.events(), "event")
            + " → "
            + Words.count(analysis.findings(), "finding")
            + " → "
            + Words.count(toRead, "alert");
    if (!analysis.incidents().isEmpty()) {
      line += " → " + Words.count(analysis.incidents().size(), "incident");
    }
    if (analysis.events() > 0) {
      String less = Words.share(analysis.events() - toRead, analysis.events());
      line += " (" + less + " less to read)";
    }
    return analysis.below() > 0 && toRead > 0 ? line + ", " + below(analysis) : line;
  }

  /// Everything about the alert or incident that somebody means by `A-1`, `I-1`, an id or the
  /// beginning of an alert's id; empty when there is none of this name.
  public Optional<String> detail(Analysis analysis, String meant) {
    Names names = new Names(analysis);
    Optional<Alert> alert = names.alert(analysis, meant);
    if (alert.isPresent()) {
      Page page = new Page(style);
      new AlertDetail(style, page, names).write(alert.get());
      return Optional.of(page.toString());
    }
    return names.incident(analysis, meant).map(incident -> incident(incident, names));
  }

  /// What the model saw of the alert or incident that somebody means, and what it answered; empty
  /// when there is none of this name.
  public Optional<String> prompt(Analysis analysis, String meant) {
    Names names = new Names(analysis);
    PromptPage prompts = new PromptPage(style);
    return names
        .alert(analysis, meant)
        .map(alert -> prompts.of(names.of(alert.id()), alert.verdict()))
        .or(
            () ->
                names
                    .incident(analysis, meant)
                    .map(incident -> prompts.of(names.of(incident.id()), incident.verdict())));
  }

  /// The id that somebody means by `A-1`, `I-1`, an id or the beginning of an alert's id.
  public Optional<String> id(Analysis analysis, String meant) {
    Names names = new Names(analysis);
    return names
        .alert(analysis, meant)
        .map(Alert::id)
        .or(() -> names.incident(analysis, meant).map(Incident::id));
  }

  /// The line about the model.
  public String note(Analysis analysis) {
    Page page = new Page(style);
    page.gap().label("Model", analysis.modelNote());
    return page.toString();
  }

  /// What a model added to one alert or incident, as it comes.
  ///
  /// @param above what was printed before this: see [#standing]
  public String revision(
      Analysis analysis, String id, String title, Verdict verdict, String above) {
    Page page = new Page(style);
    Names names = new Names(analysis);
    String standing = standing(verdict);
    if (!standing.isEmpty() && !standing.equals(above)) {
      page.gap().label("Model", standing);
    }
    page.gap().line(style.bold(Inert.terminal(names.of(id) + " " + title)));
    new ModelBlock(style, page, names).writeShort(verdict);
    return page.toString();
  }

  /// What a revision says of the model itself: equal for most verdicts of a run, so that it need
  /// not be said twice. Empty when no model was reached.
  public static String standing(Verdict verdict) {
    Review review = verdict.review();
    return review == null ? "" : ReviewWords.standing(review);
  }

  private String incident(Incident incident, Names names) {
    Page page = new Page(style);
    new Stories(style, page, names, true).story(incident, WHOLE);
    page.gap();
    for (Incident.Member member : incident.members()) {
      String name = Inert.terminal(names.of(member.alertId()));
      page.item(2, style.bold(name), name.length(), member.why());
    }
    AlertDetail detail = new AlertDetail(style, page, names);
    detail.entities(incident.entities());
    detail.verdict(incident.verdict());
    return page.toString();
  }
}
