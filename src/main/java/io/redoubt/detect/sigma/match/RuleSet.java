package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules that one kind of event must be asked about, and a quick way to leave most of them out:
/// one pass over the values that rules look at finds which rules have a necessary literal there.
/// Immutable, thread-safe.
public final class RuleSet {
  private static final int WORTH_SCANNING = 4;

  /// One field and the literals that rules need in it; no field for any text of the event.
  private record Search(@Nullable FieldRef field, LiteralScanner scanner) {}

  private final List<SigmaRule> rules;
  private final Question[] questions;
  private final long[] always;
  private final List<Search> searches;

  /// Prepares these rules.
  public RuleSet(List<SigmaRule> rules) {
    this(rules, new Questions());
  }

  /// Prepares these rules, whose questions may be in use already.
  public RuleSet(List<SigmaRule> rules, Questions shared) {
    this.rules = List.copyOf(rules);
    this.questions = shared.of(this.rules);
    this.always = new long[(rules.size() + 63) / 64];
    Map<Integer, LiteralScanner.Builder> builders = new LinkedHashMap<>();
    Map<Integer, FieldRef> fields = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      Optional<Literals> literals = Literals.of(rules.get(i).expr());
      if (rules.size() < WORTH_SCANNING || literals.isEmpty()) {
        always[i >> 6] |= 1L << i;
        continue;
      }
      for (Literals.Need need : literals.get().needs()) {
        FieldRef field = need.field();
        int slot = field == null ? -1 : field.slot();
        if (field != null) {
          fields.put(slot, field);
        }
        builders.computeIfAbsent(slot, _ -> new LiteralScanner.Builder()).add(need.text(), i);
      }
    }
    List<Search> made = new ArrayList<>();
    builders.forEach((slot, builder) -> made.add(new Search(fields.get(slot), builder.build())));
    this.searches = List.copyOf(made);
  }

  /// The rules.
  public List<SigmaRule> rules() {
    return rules;
  }

  /// How many words [#candidates] fills.
  public int words() {
    return always.length;
  }

  /// Whether the event is what the rule of this index looks for.
  public boolean holds(int rule, Values values) {
    return questions[rule].holds(values);
  }

  /// Sets the bits of the rules that can match at all, and clears the others.
  public void candidates(Values values, long[] bits) {
    System.arraycopy(always, 0, bits, 0, always.length);
    for (int i = 0; i < searches.size(); i++) {
      Search search = searches.get(i);
      FieldRef field = search.field();
      if (field == null) {
        values.scanTexts(search.scanner(), bits);
      } else {
        values.scan(field, search.scanner(), bits);
      }
    }
  }
}
