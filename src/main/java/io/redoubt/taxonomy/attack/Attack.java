package io.redoubt.taxonomy.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The techniques of ATT&CK Enterprise: names and tactics. Immutable and thread-safe.
///
/// A sub-technique (`T1110.001`) has a name of its own and the tactics of its technique.
public final class Attack {
  private static final String TABLE = "/taxonomy/attack/techniques.tsv";

  private final Map<String, Technique> techniques;

  private record Technique(String name, List<Tactic> tactics) {}

  private Attack(Map<String, Technique> techniques) {
    this.techniques = Map.copyOf(techniques);
  }

  /// Reads the table that ships with the program.
  public static Attack load() {
    InputStream table = Attack.class.getResourceAsStream(TABLE);
    if (table == null) {
      throw new IllegalStateException("The program is incomplete: " + TABLE + " is missing.");
    }
    Map<String, Technique> techniques = new HashMap<>();
    try (var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          String[] columns = line.split("\t", 3);
          techniques.put(columns[0], new Technique(columns[2], tactics(columns[1])));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Attack(techniques);
  }

  private static List<Tactic> tactics(String names) {
    return names.isEmpty()
        ? List.of()
        : List.of(names.split(",")).stream().map(n -> Tactic.find(n).orElseThrow()).toList();
  }

  /// The technique without its part after the dot, upper case: `T1110` of `t1110.001`.
  public static String parent(String technique) {
    String id = technique.toUpperCase(Locale.ROOT);
    int dot = id.indexOf('.');
    return dot < 0 ? id : id.substring(0, dot);
  }

  /// Whether ATT&CK has this technique, or this sub-technique when the id has a dot.
  public boolean knows(String technique) {
    return techniques.containsKey(technique.toUpperCase(Locale.ROOT));
  }

  /// The name as ATT&CK heads its pages: `Brute Force` for `T1110`, `Brute Force: Password
  /// Guessing` for `T1110.001`. Of a sub-technique that is not known the name of its technique;
  /// empty when that is unknown too.
  public String name(String technique) {
    String id = technique.toUpperCase(Locale.ROOT);
    Technique above = techniques.get(parent(id));
    Technique part = id.indexOf('.') < 0 ? null : techniques.get(id);
    if (above == null) {
      return "";
    }
    return part == null ? above.name() : above.name() + ": " + part.name();
  }

  /// The tactics a technique serves; empty when it is unknown.
  public List<Tactic> tactics(Collection<String> techniqueIds) {
    Set<Tactic> all = EnumSet.noneOf(Tactic.class);
    for (String id : techniqueIds) {
      Technique found = techniques.get(parent(id));
      if (found != null) {
        all.addAll(found.tactics());
      }
    }
    return List.copyOf(all);
  }

  /// Tactics in any spelling as short names in kill-chain order, each once. Unknown ones are left
  /// out.
  public static List<String> ordered(Collection<String> spellings) {
    Set<Tactic> all = EnumSet.noneOf(Tactic.class);
    spellings.forEach(s -> Tactic.find(s).ifPresent(all::add));
    return all.stream().map(Tactic::shortName).toList();
  }
}
