package io.redoubt.report.html;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Origin;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;

/// The top of the page: what happened, in the analyst's words, and the figures of the run.
final class Overview {
  private static final int OTHERS = 4;
  private final Html html;
  private final Names names;

  Overview(Html html, Names names) {
    this.html = html;
    this.names = names;
  }

  void write(Analysis analysis, Origin origin) {
    html.open("header", "id", "story");
    html.open("p", "class", "eyebrow").text("Security log report · written ");
    html.text(Words.time(origin.created())).close();
    if (!analysis.incidents().isEmpty()) {
      Incident top = analysis.incidents().getFirst();
      story(top.id(), top.title(), top.verdict(), References.toAlerts(names));
      others(analysis.incidents());
    } else if (!analysis.alerts().isEmpty()) {
      Alert top = analysis.alerts().getFirst();
      story(top.id(), top.title(), top.verdict(), References.in(top, names));
    } else {
      html.leaf("h1", "Nothing that needs a human");
      html.leaf("p", "No rule found anything that became an alert.", "class", "lead");
    }
    if (analysis.interrupted()) {
      html.leaf("p", "The run was stopped early: not all input was read.", "class", "warning");
    }
    figures(analysis);
    html.close();
  }

  private void story(String id, String title, Verdict verdict, References places) {
    html.open("p");
    Chips.severity(html, verdict.severity());
    html.text(" ");
    Chips.verdict(html, verdict.disposition());
    html.close().open("h1").leaf("a", title, "href", "#" + names.of(id)).close();
    html.open("p", "class", "lead");
    Prose.write(html, verdict.byCode().summary(), places);
    html.close();
    List<Recommendation> next = verdict.recommendations();
    if (!next.isEmpty()) {
      html.leaf("h4", "Suggested next").open("ol", "class", "next");
      for (Recommendation step : next) {
        html.open("li").leaf("strong", Words.sentence(step.action()) + ". ");
        html.text(step.rationale()).close();
      }
      html.close();
    }
  }

  private void others(List<Incident> incidents) {
    if (incidents.size() < 2) {
      return;
    }
    html.leaf("h4", "Also found").open("ul", "class", "next");
    for (Incident incident : incidents.subList(1, Math.min(incidents.size(), OTHERS + 1))) {
      html.open("li");
      Chips.severity(html, incident.severity());
      String name = names.of(incident.id());
      html.text(" ").leaf("a", name + " " + incident.title(), "href", "#" + name).close();
    }
    if (incidents.size() > OTHERS + 1) {
      html.leaf("li", Words.count(incidents.size() - OTHERS - 1, "more incident"));
    }
    html.close();
  }

  private void figures(Analysis analysis) {
    long read = analysis.inputs().stream().filter(i -> i.skipped() == null).count();
    long bytes = analysis.inputs().stream().mapToLong(InputReport::bytes).sum();
    html.open("dl", "class", "figures");
    figure(Words.count(analysis.events()), "events in " + Words.count(read, "file"));
    figure(Words.bytes(bytes), "read in " + Words.elapsed(analysis.elapsedMillis()));
    counted(analysis.findings(), "finding");
    counted(analysis.alerts().size(), "alert");
    counted(analysis.incidents().size(), "incident");
    Instant first = analysis.time().first();
    Instant last = analysis.time().last();
    if (first != null && last != null) {
      String from = Words.time(first);
      String to = Words.time(last);
      boolean day = from.substring(0, 10).equals(to.substring(0, 10));
      figure(
          from.substring(0, 10),
          day
              ? from.substring(11, 16) + " to " + to.substring(11, 16) + " UTC"
              : "to " + to.substring(0, 10));
    }
    html.close();
  }

  private void counted(long value, String noun) {
    figure(Words.count(value), value == 1 ? noun : noun + "s");
  }

  private void figure(String value, String what) {
    html.open("div").leaf("dd", value).leaf("dt", what).close();
  }
}
