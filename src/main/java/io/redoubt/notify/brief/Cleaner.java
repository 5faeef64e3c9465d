package io.redoubt.notify.brief;

import io.redoubt.event.finding.Kept;
import io.redoubt.redact.Masking;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Tier;
import java.util.List;

/// Puts texts of one alert through redaction and cuts them afterwards. What cannot be cleaned is
/// left out. Not thread-safe.
final class Cleaner {
  private static final String WITHHELD = "[withheld]";
  private static final String CUT = "[…]";

  /* Values in sentences are shortened to at most so many characters by those who write them. */
  private static final int SHORTENED = 128;

  private final RedactionCase redaction;

  Cleaner(RedactionCase redaction) {
    this.redaction = redaction;
  }

  private boolean raw() {
    return redaction.tier() == Tier.RAW;
  }

  void learn(String field, String value) {
    redaction.learn(field, value);
    int dot = value.indexOf('.');
    if (field.equals("host.name") && dot > 0) {
      redaction.learn(field, value.substring(0, dot));
    }
  }

  /// The value of a field.
  String value(String field, String value, int most) {
    return done(redaction.value(field, value), most);
  }

  /// A sentence. What somebody shortened in it may be half a secret, which is not recognised for
  /// what it is: it goes.
  String sentence(String text, int most) {
    return done(redaction.text(raw() ? text : uncut(text)), most);
  }

  private static String uncut(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int at = out.lastIndexOf("…"); at >= 0; at = out.lastIndexOf("…", at - 1)) {
      int from = Math.max(0, at - SHORTENED);
      out.replace(from, at + 1, "\u0000");
      at = from;
    }
    return out.toString().replace("\u0000", CUT);
  }

  /// An excerpt of a record, of one that was cut before only what is far from the cut.
  String excerpt(String text, int most) {
    int left = Kept.left(text);
    String kept = left == 0 ? text : text.substring(0, Kept.RECORD + Kept.MARGIN);
    return switch (redaction.text(kept)) {
      case Redaction.Done(Redacted clean) -> {
        Redacted whole = raw() ? clean : Masking.shortened(clean);
        int shown = raw() ? most : Kept.shown(whole.text().length(), left > 0, most);
        yield Masking.cut(whole, shown, left).text();
      }
      case Redaction.Refused _ -> WITHHELD;
    };
  }

  private String done(Redaction redaction, int most) {
    return switch (redaction) {
      case Redaction.Done(Redacted clean) ->
          Masking.cut(raw() ? clean : Masking.shortened(clean), most, 0).text();
      case Redaction.Refused _ -> WITHHELD;
    };
  }

  /// All of a list, at most so many.
  List<String> sentences(List<String> texts, int count, int most) {
    return texts.stream().limit(count).map(text -> sentence(text, most)).toList();
  }
}
