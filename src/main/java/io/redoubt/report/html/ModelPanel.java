package io.redoubt.report.html;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.wording.Masked;
import io.redoubt.report.wording.ReviewWords;
import io.redoubt.report.wording.Words;
import java.util.List;
import java.util.regex.Matcher;

/// The model's part in a verdict: its accepted words with their references, its values, what was
/// struck, and, to be opened, what it saw and what it answered.
final class ModelPanel {
  private ModelPanel() {}

  static void write(Html html, Verdict verdict, References places) {
    Review review = verdict.review();
    if (review == null) {
      return;
    }
    html.open("div", "class", "model").leaf("h4", "What the model says, checked");
    if (verdict instanceof Verdict.Reviewed) {
      html.open("p");
      Prose.write(html, verdict.summary(), places);
      html.close().open("ul");
      for (Statement statement : verdict.observations()) {
        html.open("li").text(statement.text());
        Chips.refs(html, statement.refs(), places);
        html.close();
      }
      html.close();
    }
    opinion(html, review, places);
    checks(html, verdict, review);
    html.leaf("p", ReviewWords.origin(review), "class", "small");
    exchange(html, review);
    html.close();
  }

  private static void opinion(Html html, Review review, References places) {
    Review.Opinion opinion = review.opinion();
    if (opinion == null) {
      return;
    }
    html.leaf("p", ReviewWords.opinion(review));
    if (!opinion.suggestions().isEmpty()) {
      html.open("ul");
      for (Recommendation next : opinion.suggestions()) {
        html.open("li").text("It suggests: " + Words.sentence(next.action()) + ". ");
        html.text(next.rationale());
        Chips.refs(html, List.of(next.targetRef()), places);
        html.close();
      }
      html.close();
    }
  }

  private static void checks(Html html, Verdict verdict, Review review) {
    List<String> checks = ReviewWords.checks(verdict);
    Review.Grounding grounding = review.grounding();
    if (checks.isEmpty()) {
      return;
    }
    html.open("ul", "class", "small");
    checks.forEach(check -> html.leaf("li", check));
    if (grounding != null) {
      for (String struck : grounding.struck()) {
        html.open("li").leaf("s", struck).close();
      }
    }
    html.close();
  }

  private static void exchange(Html html, Review review) {
    Review.Exchange exchange = review.exchange();
    if (exchange == null) {
      return;
    }
    html.open("details", "class", "saw").leaf("summary", "What the model saw");
    Provenance from = review.provenance();
    html.open("table").open("tbody");
    row(html, "Prompt SHA-256", exchange.promptHash());
    row(html, "Answer SHA-256", exchange.responseHash());
    row(html, "Evidence SHA-256", from.evidenceHash());
    row(html, "Model digest", from.digest());
    row(html, "Texts", from.promptVersion());
    row(html, "Schema", from.schemaVersion());
    row(html, "Policy", from.policyVersion());
    row(html, "Redaction", "tier " + from.tier() + ", map " + from.mapId());
    from.options().forEach((name, value) -> row(html, "Option " + name, value));
    exchange.dropped().forEach(dropped -> row(html, "Left out", dropped));
    html.close(2);
    for (Review.Exchange.Message message : exchange.messages()) {
      html.leaf("h5", message.role()).open("pre");
      setOff(html, message.text());
      html.close();
    }
    html.leaf("h5", "answer");
    html.open("pre").lines(exchange.response().isEmpty() ? "(none)" : exchange.response()).close();
    html.close();
  }

  private static void row(Html html, String name, String value) {
    if (!value.isEmpty()) {
      html.open("tr").leaf("th", name).open("td").leaf("code", value).close(2);
    }
  }

  private static void setOff(Html html, String text) {
    Matcher found = Masked.PATTERN.matcher(text);
    int from = 0;
    while (found.find()) {
      html.lines(text.substring(from, found.start()));
      html.leaf("span", found.group(), "class", "masked");
      from = found.end();
    }
    html.lines(text.substring(from));
  }
}
