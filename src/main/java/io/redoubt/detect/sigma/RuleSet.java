package io.redoubt.detect.sigma;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules that one kind of event must be asked about, and a quick way to leave most of them out:
/// one pass over the event finds which rules have a necessary literal in it. Immutable,
/// thread-safe.
public final class RuleSet {
  private static final int WORTH_SCANNING = 4;

  private final List<SigmaRule> rules;
  private final long[] always;
  private final @Nullable LiteralScanner scanner;
  private final List<FieldRef> fields;
  private final boolean everywhere;

  /// Prepares these rules.
  public RuleSet(List<SigmaRule> rules) {
    this.rules = List.copyOf(rules);
    this.always = new long[(rules.size() + 63) / 64];
    LiteralScanner.Builder builder = new LiteralScanner.Builder();
    Set<FieldRef> searched = new LinkedHashSet<>();
    boolean all = false;
    int scanned = 0;
    for (int i = 0; i < rules.size(); i++) {
      Optional<Literals> literals = Literals.of(rules.get(i).expr());
      if (rules.size() < WORTH_SCANNING || literals.isEmpty()) {
        always[i >> 6] |= 1L << i;
        continue;
      }
      int owner = i;
      literals.get().texts().forEach(text -> builder.add(text, owner));
      searched.addAll(literals.get().fields());
      all |= literals.get().everywhere();
      scanned++;
    }
    this.scanner = scanned == 0 ? null : builder.build();
    this.fields = distinct(searched);
    this.everywhere = all;
  }

  /// The rules.
  public List<SigmaRule> rules() {
    return rules;
  }

  /// Room for [#candidates].
  public long[] newBits() {
    return always.clone();
  }

  /// Sets the bits of the rules that can match at all.
  public void candidates(Values values, long[] bits) {
    System.arraycopy(always, 0, bits, 0, always.length);
    LiteralScanner literals = scanner;
    if (literals == null) {
      return;
    }
    if (everywhere) {
      for (String text : values.foldedTexts()) {
        literals.scan(text, bits);
      }
    }
    for (FieldRef field : fields) {
      for (String text : values.folded(field)) {
        literals.scan(text, bits);
      }
    }
  }

  private static List<FieldRef> distinct(Set<FieldRef> fields) {
    Set<Integer> slots = new LinkedHashSet<>();
    return fields.stream().filter(field -> slots.add(field.slot())).toList();
  }
}
