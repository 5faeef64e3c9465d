package io.redoubt.search.semantic;

import io.redoubt.event.Event;
import io.redoubt.event.port.Templating;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.util.Optional;
import java.util.function.Supplier;

/// What may be embedded: templates of events and questions, cleaned of secrets and names. Not
/// thread-safe, as its templates are not.
final class TemplateWords {
  private static final String CASE = "embedding";

  private final Templating templating;
  private final Supplier<Redactor> redactor;

  TemplateWords(Templating templating, Supplier<Redactor> redactor) {
    this.templating = templating;
    this.redactor = redactor;
  }

  long key(Event event) {
    return templating.key(event);
  }

  /// The template of an event; empty when it cannot be cleaned. What its fields name is taken out
  /// wherever it stands.
  Optional<Redacted> of(Event event) {
    RedactionCase open = redactor.get().open(CASE, Tier.EXCERPTS);
    for (int i = 0; i < event.size(); i++) {
      open.learn(event.field(i).name(), event.text(i));
    }
    return done(open.text(templating.text(event)));
  }

  /// What may be embedded of other text.
  static Optional<Redacted> cleaned(Redactor redactor, String text) {
    return done(redactor.open(CASE, Tier.EXCERPTS).text(text));
  }

  private static Optional<Redacted> done(Redaction redaction) {
    return switch (redaction) {
      case Redaction.Done(var redacted) -> Optional.of(redacted);
      case Redaction.Refused _ -> Optional.empty();
    };
  }
}
