package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules that one kind of event must be asked about, and a quick way to leave most of them out:
/// one pass over the values that rules look at finds which rules have a necessary literal there.
/// Immutable, thread-safe.
public final class RuleSet {
  private static final int WORTH_SCANNING = 4;

  /// One field and the literals that rules need in it; no field for any text of the event.
  private record Search(@Nullable FieldRef field, LiteralScanner scanner, Keywords keywords) {}

  private final List<SigmaRule> rules;
  private final Question[] questions;
  private final Reasons[] reasons;
  private final int words;

  /* By witness, one after the other: the bits of rules that have no such witness. */
  private final long[] met;
  private final List<Search> searches;

  /// Prepares these rules.
  public RuleSet(List<SigmaRule> rules) {
    this(rules, new Questions());
  }

  /// Prepares these rules, whose questions may be in use already.
  public RuleSet(List<SigmaRule> rules, Questions shared) {
    this.rules = List.copyOf(rules);
    this.questions = shared.of(this.rules);
    this.reasons = shared.reasons(this.rules);
    this.words = (rules.size() + 63) / 64;
    this.met = new long[words * Literals.WITNESSES];
    Map<Integer, LiteralScanner.Builder> builders = new LinkedHashMap<>();
    Map<Integer, FieldRef> fields = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      List<Literals> witnesses =
          rules.size() < WORTH_SCANNING ? List.of() : Literals.of(rules.get(i).expr());
      for (int k = 0; k < Literals.WITNESSES; k++) {
        int owner = k * words * 64 + i;
        if (k >= witnesses.size() || (k > 0 && !witnesses.get(k).tells())) {
          met[owner >> 6] |= 1L << owner;
          continue;
        }
        for (Literals.Need need : witnesses.get(k).needs()) {
          FieldRef field = need.field();
          int slot = field == null ? -1 : field.slot();
          if (field != null) {
            fields.put(slot, field);
          }
          builders.computeIfAbsent(slot, _ -> new LiteralScanner.Builder()).add(need.text(), owner);
        }
      }
    }
    List<Search> made = new ArrayList<>();
    builders.forEach(
        (slot, builder) -> {
          Keywords keywords = Keywords.of(slot < 0 ? builder.literals() : List.of());
          made.add(new Search(fields.get(slot), builder.build(), keywords));
        });
    this.searches = List.copyOf(made);
  }

  /// The rules.
  public List<SigmaRule> rules() {
    return rules;
  }

  /// How many words of [#candidates] are the rules' bits.
  public int words() {
    return words;
  }

  /// How many words [#candidates] needs to work in.
  public int room() {
    return met.length;
  }

  /// Whether the event is what the rule of this index looks for.
  public boolean holds(int rule, Values values) {
    return questions[rule].holds(values);
  }

  /// Adds the fields and values of an event that the rule of this index matches.
  public void explain(int rule, Values values, Map<String, String> matched) {
    reasons[rule].tell(values, matched);
  }

  /// Sets the bits of the rules that can match at all, and clears the others.
  ///
  /// @param bits at least [#room()] words; the first [#words()] of them are the answer
  public void candidates(Values values, long[] bits) {
    Plan plan = values.layout().plan(this);
    System.arraycopy(plan.met, 0, bits, 0, met.length);
    int[] cells = plan.cells;
    for (int i = 0; i < cells.length; i++) {
      values.scans().field(cells[i], plan.scanners[i], plan.habits[i], bits);
    }
    for (int i = 0; i < plan.others.length; i++) {
      Search search = plan.others[i];
      FieldRef field = search.field();
      if (field == null) {
        values.scans().texts(search.scanner(), search.keywords(), plan.whole, bits);
      } else {
        values.scan(field, search.scanner(), bits);
      }
    }
    for (int from = words; from < met.length; from += words) {
      for (int i = 0; i < words; i++) {
        bits[i] &= bits[from + i];
      }
    }
  }

  /// What must be looked for in events of one layout.
  Plan plan(Layout layout) {
    return new Plan(searches, layout, met(layout));
  }

  /* Without those that have no witness and cannot match such events at all. */
  private long[] met(Layout layout) {
    long[] possible = met.clone();
    for (int i = 0; i < rules.size(); i++) {
      boolean asked = (met[i >> 6] >>> i & 1) != 0;
      if (asked && !Possible.of(rules.get(i).expr(), layout).yes()) {
        possible[i >> 6] &= ~(1L << i);
      }
    }
    return possible;
  }

  /// The searches for which events of one layout have values, and where those begin.
  static final class Plan {
    private final int[] cells;
    private final LiteralScanner[] scanners;
    private final Habit[] habits;
    private final Search[] others;
    private final Whole whole;
    private final long[] met;

    private Plan(List<Search> searches, Layout layout, long[] met) {
      this.met = met;
      this.whole = new Whole(layout.cells());
      List<Search> others = new ArrayList<>();
      List<LiteralScanner> found = new ArrayList<>();
      int[] firsts = new int[searches.size()];
      for (Search search : searches) {
        FieldRef field = search.field();
        int where = field == null ? Layout.MADE : layout.where(field);
        if (where >= 0) {
          firsts[found.size()] = where;
          found.add(search.scanner());
        } else if (where == Layout.MADE) {
          others.add(search);
        }
      }
      this.cells = Arrays.copyOf(firsts, found.size());
      this.scanners = found.toArray(LiteralScanner[]::new);
      this.habits = Stream.generate(Habit::new).limit(cells.length).toArray(Habit[]::new);
      this.others = others.toArray(Search[]::new);
    }
  }
}
