package io.redoubt.report.terminal;

import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.ReviewWords;
import io.redoubt.report.wording.Words;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a model said of an alert or incident, below what code says: its accepted words with their
/// references, its values, what was struck, where it came from.
final class ModelBlock {
  /// An alert's id inside brackets.
  private static final Pattern ID = Pattern.compile("(?<=[\\[ ])[0-9a-f]{12,64}(?=[],])");

  private final Style style;
  private final Page page;
  private final Names names;

  ModelBlock(Style style, Page page, Names names) {
    this.style = style;
    this.page = page;
    this.names = names;
  }

  /// All of it.
  void write(Verdict verdict) {
    Review review = verdict.review();
    if (review != null) {
      page.gap().line(style.bold("Model"));
      page.text(2, ReviewWords.origin(review));
      rest(verdict, review);
    }
  }

  /// Without what stands above already: which model it is.
  void writeShort(Verdict verdict) {
    Review review = verdict.review();
    if (review != null) {
      String reason = ReviewWords.fallback(review.provenance());
      String effort = ReviewWords.effort(review.provenance());
      if (!effort.isEmpty()) {
        page.text(2, style.dim(effort));
      }
      if (!reason.isEmpty()) {
        page.text(2, reason);
      }
      rest(verdict, review);
    }
  }

  private void rest(Verdict verdict, Review review) {
    if (verdict instanceof Verdict.Reviewed) {
      page.text(
          2, ID.matcher(verdict.summary()).replaceAll(m -> Matcher.quoteReplacement(named(m))));
      verdict.observations().forEach(this::statement);
    }
    Review.Opinion opinion = review.opinion();
    if (opinion != null) {
      page.text(2, ReviewWords.opinion(review));
      for (Recommendation next : opinion.suggestions()) {
        String words = Words.sentence(next.action()) + ". " + next.rationale();
        page.item(2, "·", 1, "It suggests: " + words + refs(List.of(next.targetRef())));
      }
    }
    ReviewWords.checks(verdict).forEach(line -> page.item(2, "·", 1, line));
    Review.Grounding grounding = review.grounding();
    if (grounding != null) {
      grounding.struck().forEach(text -> page.item(4, "✗", 1, unlinked(text)));
    }
  }

  /* Many terminals make a link of whatever looks like one. */
  private static String unlinked(String struck) {
    return struck.replace("://", "[:]//").replace("www.", "www[.]");
  }

  private String named(MatchResult id) {
    return names.of(id.group());
  }

  private void statement(Statement statement) {
    page.item(2, "·", 1, statement.text() + refs(statement.refs()));
  }

  private String refs(List<String> refs) {
    return " [" + String.join(" ", refs.stream().map(names::of).toList()) + "]";
  }
}
