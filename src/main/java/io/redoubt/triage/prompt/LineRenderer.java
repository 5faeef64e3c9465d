package io.redoubt.triage.prompt;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.Kept;
import io.redoubt.guard.AttackerFields;
import io.redoubt.guard.ModelView;
import io.redoubt.redact.Masking;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Tier;
import io.redoubt.verify.ground.EvidenceLine.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Turns evidence lines into what a model may see of them. Our own words pass the pattern redactor;
/// values of records pass by their field, lose what a person does not see, and are marked at every
/// space when somebody outside chose them. Not thread-safe: it belongs to one case.
final class LineRenderer {
  /// The beginnings of fields that name somebody or a machine.
  private static final List<String> WHO =
      List.of("source.", "destination.", "client.", "server.", "user.", "host.");

  private final RedactionCase redaction;
  private final int mark;
  private final boolean masked;
  private final List<String> refusals = new ArrayList<>();

  /// @param masked whether all values from outside give way to the name of their field: for the
  ///     counterfactual
  LineRenderer(RedactionCase redaction, int mark, boolean masked) {
    this.redaction = redaction;
    this.mark = mark;
    this.masked = masked;
  }

  /// Makes every value that the pack names known to redaction, before any text is looked at.
  void learn(List<Evidence> lines) {
    for (Evidence line : lines) {
      line.tokens().forEach(token -> redaction.learn(token.field(), ModelView.of(token.value())));
    }
  }

  /// What redaction refused to clean; when there is anything, nothing may leave.
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /// The line; empty when the tier does not let records out, or the counterfactual masks them.
  Optional<ShownLine> line(Evidence line) {
    boolean raw = line.kind() == Evidence.Kind.RAW;
    if (raw && (masked || redaction.tier() == Tier.METADATA)) {
      return Optional.empty();
    }
    List<Redacted> shown = new ArrayList<>();
    List<Redacted> plain = new ArrayList<>();
    List<Named> names = new ArrayList<>();
    if (raw) {
      Redacted text = done(Excerpt.of(line.text(), redaction));
      plain.add(text);
      shown.add(Masking.marked(text, mark));
      named(line, names);
    } else {
      pieces(line, shown, plain, names);
    }
    return Optional.of(
        new ShownLine(
            line.id(),
            line.kind().name().toLowerCase(Locale.ROOT),
            Masking.join(shown),
            Masking.join(plain),
            line.tags(),
            raw || outside(line),
            raw,
            names));
  }

  private static boolean outside(Evidence line) {
    for (Token token : line.tokens()) {
      if (AttackerFields.contains(token.field())) {
        return true;
      }
    }
    return false;
  }

  /// What a record names, in its stand-ins: the check of an answer asks who is what.
  private void named(Evidence line, List<Named> names) {
    for (Token token : line.tokens()) {
      if (who(token.field())
          && redaction.value(token.field(), ModelView.of(token.value()))
              instanceof Redaction.Done(Redacted clean)) {
        names.add(new Named(token.field(), Masking.shortened(clean).text()));
      }
    }
  }

  private static boolean who(String field) {
    for (String beginning : WHO) {
      if (field.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private void pieces(
      Evidence line, List<Redacted> shown, List<Redacted> plain, List<Named> names) {
    String text = line.text();
    int at = 0;
    for (Token token : inOrder(line.tokens())) {
      if (token.from() >= at && token.to() <= text.length()) {
        own(text.substring(at, token.from()), shown, plain);
        value(token, text.substring(token.from(), token.to()), shown, plain);
        names.add(new Named(token.field(), plain.getLast().text()));
        at = token.to();
      }
    }
    own(text.substring(at), shown, plain);
  }

  /* Most are in order already. */
  private static List<Token> inOrder(List<Token> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).from() < tokens.get(i - 1).from()) {
        List<Token> sorted = new ArrayList<>(tokens);
        sorted.sort(Comparator.comparingInt(Token::from));
        return sorted;
      }
    }
    return tokens;
  }

  /// Words of a person: what is known by name in them gives way, nothing of them is marked.
  Redacted words(String text) {
    return clean(ModelView.of(text));
  }

  private void own(String words, List<Redacted> shown, List<Redacted> plain) {
    if (!words.isEmpty()) {
      Redacted clean = done(redaction.words(words));
      shown.add(clean);
      plain.add(clean);
    }
  }

  private void value(Token token, String shownText, List<Redacted> shown, List<Redacted> plain) {
    boolean outside = AttackerFields.contains(token.field());
    Redacted clean;
    if (outside && masked) {
      clean = clean("[" + token.field() + "]");
    } else {
      String visible = ModelView.of(shownText.endsWith("…") ? token.value() : shownText);
      Redacted whole = done(redaction.value(token.field(), visible));
      boolean half = visible.length() >= Kept.VALUE + Kept.MARGIN;
      clean = Masking.cut(whole, Kept.shown(whole.text().length(), half, Kept.VALUE), 0);
    }
    plain.add(clean);
    shown.add(outside ? Masking.marked(clean, mark) : clean);
  }

  private Redacted clean(String text) {
    return done(redaction.text(text));
  }

  private Redacted done(Redaction redaction) {
    return switch (redaction) {
      case Redaction.Done(Redacted redacted) -> Masking.shortened(redacted);
      case Redaction.Refused(String reason) -> {
        refusals.add(reason);
        yield Masking.announced(mark);
      }
    };
  }
}
