package io.redoubt.detect.sigma.read;

import io.redoubt.taxonomy.attack.Tactic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the `attack.` tags of a rule say, in ATT&CK's own terms.
///
/// @param techniques ids such as `T1110.001`, in order
/// @param tactics Enterprise short names, in order
public record AttackTags(List<String> techniques, List<String> tactics) {
  /// Example: `attack.t1059.001`.
  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(\\.\\d{3})?)");

  /// What the tags of a rule name of ATT&CK.
  public static AttackTags of(List<String> tags) {
    Set<String> techniques = new LinkedHashSet<>();
    Set<String> tactics = new LinkedHashSet<>();
    for (String tag : tags) {
      String lower = tag.toLowerCase(Locale.ROOT);
      var technique = TECHNIQUE.matcher(lower);
      if (technique.matches()) {
        techniques.add(technique.group(1).toUpperCase(Locale.ROOT));
      } else if (lower.startsWith("attack.")) {
        Tactic.find(lower).ifPresent(tactic -> tactics.add(tactic.shortName()));
      }
    }
    return new AttackTags(List.copyOf(techniques), List.copyOf(tactics));
  }
}
