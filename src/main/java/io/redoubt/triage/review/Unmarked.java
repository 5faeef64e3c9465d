package io.redoubt.triage.review;

import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import java.util.regex.Pattern;

/// An answer in which the marks that stood for spaces in text from outside are spaces again: a
/// model quotes what it saw, a reader wants what was logged. The mark differs from request to
/// request and an answer may be reused, so any mark counts. Stateless.
final class Unmarked {
  /// `~` and four hexadecimal digits, as `Masking` writes it.
  private static final Pattern MARK = Pattern.compile("(?:~[0-9a-f]{4})+");

  private Unmarked() {}

  static Answer of(Answer answer) {
    return new Answer(
        answer.observations().stream().map(Unmarked::of).toList(),
        of(answer.benign()),
        of(answer.malicious()),
        answer.verdict(),
        answer.severity(),
        answer.category(),
        answer.techniques(),
        answer.confidence(),
        of(answer.summary()),
        answer.recommendations().stream()
            .map(s -> new Step(s.action(), s.targetRef(), of(s.rationale())))
            .toList(),
        answer.missing(),
        answer.injectionSuspected());
  }

  private static Claim of(Claim claim) {
    return new Claim(claim.refs(), of(claim.text()));
  }

  private static String of(String text) {
    return text.indexOf('~') < 0 ? text : MARK.matcher(text).replaceAll(" ");
  }
}
