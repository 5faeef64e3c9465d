package io.redoubt.report.terminal;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Masked;
import io.redoubt.report.wording.ReviewWords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// What the model saw and what it answered, character for character: the redacted prompt holds no
/// character that a terminal could act on, and the answer is made inert. Stand-ins are set off.
final class PromptPage {
  private final Style style;

  PromptPage(Style style) {
    this.style = style;
  }

  String of(String name, Verdict verdict) {
    Page page = new Page(style);
    Review review = verdict.review();
    if (review == null) {
      return page.line(Inert.terminal(name) + ": no model was asked.").toString();
    }
    page.line(style.bold(Inert.terminal(name) + ": what the model saw"));
    page.label("Model", ReviewWords.origin(review));
    Review.Exchange exchange = review.exchange();
    if (exchange == null) {
      return page.line("Nothing was sent.").toString();
    }
    page.label("Prompt", "SHA-256 " + exchange.promptHash());
    versions(page, review.provenance());
    exchange.dropped().forEach(dropped -> page.label("Left out", dropped));
    for (Review.Exchange.Message message : exchange.messages()) {
      page.line(style.bold("──── " + message.role()));
      message.text().lines().forEach(line -> page.line(setOff(Inert.terminal(line))));
    }
    page.line(style.bold("──── answer"));
    if (exchange.response().isEmpty()) {
      return page.line("(none)").toString();
    }
    exchange.response().lines().forEach(line -> page.line(Inert.terminal(line)));
    return page.label("Answer", "SHA-256 " + exchange.responseHash()).toString();
  }

  private static void versions(Page page, Provenance from) {
    page.label("Evidence", "SHA-256 " + from.evidenceHash());
    if (!from.digest().isEmpty()) {
      page.label("Digest", from.digest());
    }
    page.label("Texts", from.promptVersion());
    page.label("Schema", from.schemaVersion());
    page.label("Policy", from.policyVersion());
    page.label("Masked", "tier " + from.tier() + ", map " + from.mapId());
    List<String> options = new ArrayList<>();
    from.options().forEach((name, value) -> options.add(name + " " + value));
    if (!options.isEmpty()) {
      page.label("Options", String.join(", ", options));
    }
  }

  private String setOff(String line) {
    Matcher found = Masked.PATTERN.matcher(line);
    return found.replaceAll(match -> Matcher.quoteReplacement(style.bold(match.group())));
  }
}
