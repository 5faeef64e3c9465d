package io.redoubt.search.cases;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.query.Words;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something that a case says: the case itself, or a note about it.
///
/// @param note the note; null for the case itself
/// @param key number of what is embedded of it; 0 when nothing may be
/// @param words hashes of its words, each as often as it stands there
record Piece(@Nullable CaseAction note, long key, int[] words) {
  private static final String CASE = "embedding";
  private static final int MOST_WORDS = 1000;
  private static final int LONGEST = 4000;

  /* Counts, times and citations: what a growing alert says anew all the time, and means nothing. */
  private static final Pattern NUMBERS = Pattern.compile("E?\\d[\\d.,:/-]*");

  /// A piece of this text.
  static Piece of(@Nullable CaseAction note, Optional<Redacted> said, String words) {
    long key = said.map(Piece::key).orElse(0L);
    int[] hashes = Words.of(words).stream().limit(MOST_WORDS).mapToInt(String::hashCode).toArray();
    return new Piece(note, key, hashes);
  }

  /// The number of a text; never 0. Equal texts have equal numbers, and so have those that differ
  /// in figures alone.
  static long key(Redacted text) {
    String plain = NUMBERS.matcher(text.text()).replaceAll("#");
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < plain.length(); i++) {
      hash = (hash ^ plain.charAt(i)) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }

  /// What may be embedded of a text: names that the case knows, secrets and identifiers are taken
  /// out; empty when it cannot be cleaned or nothing is left.
  static Optional<Redacted> cleaned(
      Redactor redactor, Map<String, List<String>> names, String text) {
    RedactionCase open = redactor.open(CASE, Tier.EXCERPTS);
    names.forEach((field, values) -> values.forEach(value -> open.learn(field, value)));
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return switch (open.text(shown)) {
      case Redaction.Done(var redacted) when !redacted.text().isBlank() -> Optional.of(redacted);
      case Redaction.Done _, Redaction.Refused _ -> Optional.empty();
    };
  }
}
