package io.redoubt.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Settings given by variables: our own names first, then those of other programs.
///
/// @param problems grows
record EnvironmentReader(Map<String, String> environment, List<Problem> problems) {
  /// Variables with our prefix that are not settings: the launcher's.
  private static final Set<String> OTHERS =
      Set.of("REDOUBT_CONFIG", "REDOUBT_TTY", "REDOUBT_JAVA_OPTS");

  void read(Map<String, Configured> values) {
    Set<String> known = new TreeSet<>(OTHERS);
    for (Setting setting : Settings.all()) {
      if (!setting.open()) {
        known.addAll(names(setting));
        given(setting).ifPresent(given -> new Acceptance(problems, null).accept(given, values));
      }
    }
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith("REDOUBT_") && !known.contains(name)) {
        problems.add(new Problem(name, "there is no such setting." + Near.hint(name, known)));
      }
    }
  }

  private static List<String> names(Setting setting) {
    List<String> names = new ArrayList<>();
    names.add(setting.variable());
    if (setting.secret()) {
      names.add(setting.variable() + "_FILE");
    }
    names.addAll(setting.aliases());
    return names;
  }

  private Optional<Acceptance.Given> given(Setting setting) {
    for (String name : names(setting)) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        boolean file = name.equals(setting.variable() + "_FILE");
        String key = file ? setting.key() + "-file" : setting.key();
        return Optional.of(
            new Acceptance.Given(setting, key, value.strip(), new Origin.Variable(name), name));
      }
    }
    return Optional.empty();
  }
}
