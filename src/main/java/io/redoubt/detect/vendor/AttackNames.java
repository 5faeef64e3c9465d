package io.redoubt.detect.vendor;

import io.redoubt.event.Event;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The ATT&CK techniques and tactics that a product wrote into its alert.
///
/// @param techniques ids such as `T1110.001`
/// @param tactics Enterprise short names such as `credential-access`
record AttackNames(List<String> techniques, List<String> tactics) {
  /// Example: `T1110.001`.
  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

  /// Those in the fields below a prefix, and in `threat.technique.id` and `threat.tactic.name`.
  static AttackNames in(Event event, String prefix) {
    Set<String> techniques = new LinkedHashSet<>();
    Set<String> tactics = new LinkedHashSet<>();
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      boolean named = name.startsWith(prefix);
      if (named || name.startsWith("threat.t")) {
        String value = event.text(i).strip();
        if (TECHNIQUE.matcher(value).matches()) {
          techniques.add(value);
        } else if (name.contains("tactic")) {
          Tactic.find(value).ifPresent(tactic -> tactics.add(tactic.shortName()));
        }
      }
    }
    return new AttackNames(List.copyOf(techniques), List.copyOf(tactics));
  }
}
