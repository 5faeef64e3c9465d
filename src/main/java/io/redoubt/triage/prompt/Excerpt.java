package io.redoubt.triage.prompt;

import io.redoubt.event.finding.Kept;
import io.redoubt.guard.ModelView;
import io.redoubt.redact.Masking;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;

/// What a model is shown of a record: the text without what a person does not see, redacted, then
/// cut. Stateless.
public final class Excerpt {
  private Excerpt() {}

  /// The excerpt.
  ///
  /// @param text of the record as [Kept#record] keeps it
  public static Redaction of(String text, RedactionCase redaction) {
    int left = Kept.left(text);
    String kept = left == 0 ? text : text.substring(0, Kept.RECORD + Kept.MARGIN);
    return switch (whole(kept, redaction)) {
      case Redaction.Refused refused -> refused;
      case Redaction.Done(Redacted whole) -> {
        int shown = Kept.shown(whole.text().length(), left > 0, Kept.RECORD);
        yield new Redaction.Done(Masking.cut(whole, shown, left));
      }
    };
  }

  /// The same without a bound on its length.
  public static Redaction whole(String text, RedactionCase redaction) {
    return switch (redaction.text(ModelView.of(text))) {
      case Redaction.Refused refused -> refused;
      case Redaction.Done(Redacted whole) -> new Redaction.Done(Masking.shortened(whole));
    };
  }
}
