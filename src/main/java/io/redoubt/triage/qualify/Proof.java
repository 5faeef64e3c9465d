package io.redoubt.triage.qualify;

import io.redoubt.llm.ModelIdentity;
import io.redoubt.triage.review.Granted;
import io.redoubt.triage.review.Qualification;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// That a model earned a level: which model, under which rules, when. It holds for exactly that
/// model (by its digest), prompt, schema, merging table, set of cases and tier, and for ninety
/// days.
///
/// @param terms what must be equal, name → value
/// @param earned what it earned
/// @param at when
public record Proof(SortedMap<String, String> terms, Granted earned, Instant at) {
  /// How long it holds.
  public static final Duration HOLDS = Duration.ofDays(90);

  /// Copies the map.
  public Proof {
    terms = new TreeMap<>(terms);
  }

  /// What must be equal for a proof to hold.
  ///
  /// @param versions of prompt, schema and merging table
  public static SortedMap<String, String> terms(
      ModelIdentity model, Map<String, String> versions, int tier) {
    SortedMap<String, String> terms = new TreeMap<>();
    terms.put("backend", model.backend());
    terms.put("model", model.model());
    terms.put("digest", model.digest());
    terms.put("prompt", versions.getOrDefault("prompt", ""));
    terms.put("schema", versions.getOrDefault("schema", ""));
    terms.put("merge_policy", versions.getOrDefault("merge_policy", ""));
    terms.put("cases", Trials.VERSION);
    terms.put("tier", String.valueOf(tier));
    return terms;
  }

  /// As text, a name and a value a line.
  public String text() {
    StringBuilder text = new StringBuilder();
    terms.forEach((name, value) -> line(text, name, value));
    line(text, "earned", earned.level().name());
    line(text, "score", Double.toString(earned.score()));
    line(text, "at", at.toString());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append('\t').append(value.replaceAll("[\\t\\r\\n]", " ")).append('\n');
  }

  /// Read again; empty when it is no proof.
  public static Optional<Proof> of(String text) {
    SortedMap<String, String> terms = new TreeMap<>();
    for (String line : text.split("\n")) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        terms.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    String earned = terms.remove("earned");
    String score = terms.remove("score");
    String at = terms.remove("at");
    if (earned == null || score == null || at == null) {
      return Optional.empty();
    }
    try {
      Granted granted = new Granted(Qualification.valueOf(earned), Double.parseDouble(score));
      return Optional.of(new Proof(terms, granted, Instant.parse(at)));
    } catch (IllegalArgumentException | DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /// Why it does not hold for this model under these rules; empty when it does.
  public String against(SortedMap<String, String> now, Instant present) {
    for (Map.Entry<String, String> term : now.entrySet()) {
      if (!term.getValue().equals(terms.get(term.getKey()))) {
        return "its " + term.getKey().replace('_', ' ') + " is another one since";
      }
    }
    return at.plus(HOLDS).isBefore(present) ? "it is older than " + HOLDS.toDays() + " days" : "";
  }
}
