package io.redoubt.report.html;

import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.wording.Words;
import java.util.List;
import java.util.Locale;

/// A verdict with its references, what to do next, and what is missing.
final class VerdictBlock {
  private VerdictBlock() {}

  static void summary(Html html, Verdict verdict, References places) {
    html.open("p", "class", "summary");
    Prose.write(html, verdict.summary(), places);
    html.close();
  }

  static void write(Html html, Verdict verdict, References places) {
    if (!verdict.observations().isEmpty()) {
      html.leaf("h4", "Observations").open("ul");
      for (Statement statement : verdict.observations()) {
        html.open("li").text(statement.text());
        Chips.refs(html, statement.refs(), places);
        html.close();
      }
      html.close();
    }
    if (!verdict.recommendations().isEmpty()) {
      html.leaf("h4", "Suggested, not executed").open("ol");
      for (Recommendation next : verdict.recommendations()) {
        recommendation(html, next, places);
      }
      html.close();
    }
    if (!verdict.missing().isEmpty()) {
      html.leaf("h4", "What would decide the open points").open("p");
      verdict.missing().forEach(missing -> Chips.plain(html, missing.replace('_', ' ')));
      html.close();
    }
    html.leaf("p", origin(verdict), "class", "small");
  }

  private static void recommendation(Html html, Recommendation next, References places) {
    html.open("li").leaf("strong", Words.sentence(next.action()) + ". ");
    html.text(next.rationale());
    if (!next.targetRef().isEmpty()) {
      Chips.refs(html, List.of(next.targetRef()), places);
    }
    html.close();
  }

  private static String origin(Verdict verdict) {
    String hash = verdict.evidenceHash();
    Verdict.Deterministic code = verdict.byCode();
    return "Decided by code ("
        + code.policyVersion()
        + "), category "
        + code.category().replace('_', ' ')
        + String.format(Locale.ROOT, ", score %.2f", code.score())
        + (hash.isEmpty() ? "" : ", evidence hash " + hash);
  }
}
