package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.detect.sigma.rule.ValueTest;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.sigma.LogSource;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What rules ask for that no event of their log source has. Only log sources whose fields are all
/// known are judged, so that what is said is certain. Thread-safe.
public final class FieldGaps {
  private static final int NEAR = 2;

  private final SigmaTaxonomy taxonomy;

  /// Judges by this taxonomy.
  public FieldGaps(SigmaTaxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /// A rule that asks for what does not come.
  ///
  /// @param rule the rule
  /// @param source its log source
  /// @param fields the names that no event of the source has, in the order of the rule
  /// @param silent whether it can never fire without them; otherwise a part of it never holds, or
  ///     always
  /// @param instead for each of the fields the nearest name that comes; empty where none is near
  public record Gap(
      RuleInfo rule,
      LogSource source,
      List<String> fields,
      boolean silent,
      Map<String, String> instead) {
    /// Copies the collections.
    public Gap {
      fields = List.copyOf(fields);
      instead = Map.copyOf(instead);
    }

    /// The same in words.
    public String line() {
      StringBuilder text = new StringBuilder(rule.path()).append(": warning: ");
      text.append(silent ? "can never fire" : "cannot fire as meant").append(": ").append(source);
      text.append(" does not deliver ");
      for (int i = 0; i < fields.size(); i++) {
        String near = instead.getOrDefault(fields.get(i), "");
        text.append(i == 0 ? "" : ", ").append(fields.get(i));
        text.append(near.isEmpty() ? "" : " (nearest: " + near + ")");
      }
      return text.append(" [").append(rule.title()).append(']').toString();
    }
  }

  /// What an expression can come to be.
  private record Fate(boolean canHold, boolean canFail) {
    static final Fate OPEN = new Fate(true, true);

    Fate turned() {
      return new Fate(/* canHold= */ canFail, /* canFail= */ canHold);
    }
  }

  /// The rules that ask for what does not come, in the order they were loaded.
  public List<Gap> of(LoadedRules loaded) {
    List<Gap> gaps = new ArrayList<>();
    for (SigmaRule rule : loaded.rules()) {
      if (!rule.scopes().isEmpty()) {
        of(rule).ifPresent(gaps::add);
      }
    }
    return gaps;
  }

  private Optional<Gap> of(SigmaRule rule) {
    Set<String> missing = new LinkedHashSet<>();
    Fate fate = fate(rule.expr(), rule.source(), missing);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> instead = new java.util.HashMap<>();
    Set<String> known = taxonomy.delivered(rule.source());
    missing.forEach(name -> nearest(name, known).ifPresent(near -> instead.put(name, near)));
    List<String> fields = List.copyOf(missing);
    return Optional.of(new Gap(rule.info(), rule.source(), fields, !fate.canHold(), instead));
  }

  private Fate fate(Expr expr, LogSource source, Set<String> missing) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> {
        List<Fate> fates = parts.stream().map(part -> fate(part, source, missing)).toList();
        yield new Fate(
            fates.stream().allMatch(Fate::canHold), fates.stream().anyMatch(Fate::canFail));
      }
      case Expr.Any(List<Expr> parts) -> {
        List<Fate> fates = parts.stream().map(part -> fate(part, source, missing)).toList();
        yield new Fate(
            fates.stream().anyMatch(Fate::canHold), fates.stream().allMatch(Fate::canFail));
      }
      case Expr.Not(Expr part) -> {
        Fate fate = fate(part, source, missing);
        yield fate.turned();
      }
      case Expr.FieldTest test -> field(test, source, missing);
      case Expr.Keywords _ -> Fate.OPEN;
    };
  }

  /* That a field is not there may be just what a rule asks: then nothing is missing. */
  private Fate field(Expr.FieldTest test, LogSource source, Set<String> missing) {
    if (taxonomy.delivers(source, test.field().name())) {
      return Fate.OPEN;
    }
    boolean absence =
        test.tests().stream()
            .anyMatch(
                t ->
                    t instanceof ValueTest.Absent
                        || (t instanceof ValueTest.Exists(boolean expected) && !expected));
    if (absence) {
      return Fate.OPEN;
    }
    missing.add(test.field().name());
    return new Fate(false, true);
  }

  /// The name that was probably meant: the same in other letters, or a slip of the hand away.
  private static Optional<String> nearest(String name, Set<String> known) {
    String folded = plain(name);
    String best = "";
    int least = NEAR + 1;
    for (String candidate : known) {
      int distance = folded.length() < 2 * NEAR ? NEAR + 1 : distance(folded, plain(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    if (best.isEmpty()) {
      best = known.stream().filter(k -> partOf(folded, plain(k))).findFirst().orElse("");
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static boolean partOf(String a, String b) {
    return a.length() > NEAR && b.length() > NEAR && (a.endsWith(b) || b.endsWith(a));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".*", "");
  }

  /// How many letters must be put in, left out or exchanged.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
