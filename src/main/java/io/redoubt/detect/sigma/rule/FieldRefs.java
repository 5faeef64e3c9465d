package io.redoubt.detect.sigma.rule;

import io.redoubt.taxonomy.sigma.FieldPath;
import io.redoubt.taxonomy.sigma.LogSource;
import io.redoubt.taxonomy.sigma.Scope;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the taxonomy says of fields and log sources, each asked once, while rules are loaded; the
/// field paths that they use are numbered. Not thread-safe.
public final class FieldRefs {
  private final SigmaTaxonomy taxonomy;
  private final Map<List<FieldPath>, Integer> slots = new HashMap<>();
  private final Map<Named, FieldRef> known = new HashMap<>();
  private final Map<LogSource, List<Scope>> scopes = new HashMap<>();

  /// A field as many rules of one log source write it.
  private record Named(LogSource source, String name) {}

  /// Numbers fields as they are asked for, from none on.
  public FieldRefs(SigmaTaxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /// The field of this name in rules of this log source.
  public FieldRef of(LogSource source, String name) {
    return known.computeIfAbsent(
        new Named(source, name), _ -> of(name, taxonomy.paths(source, name)));
  }

  /// The field that an event calls exactly so.
  public FieldRef exact(String name) {
    return of(name, List.of(FieldPath.of(name)));
  }

  /// Where events of this log source are.
  public List<Scope> scopes(LogSource source) {
    return scopes.computeIfAbsent(source, taxonomy::scopes);
  }

  /// How many slots there are so far.
  public int slots() {
    return slots.size();
  }

  /// The field found at these paths.
  public FieldRef of(String name, List<FieldPath> paths) {
    Integer slot = slots.computeIfAbsent(paths, _ -> slots.size());
    return new FieldRef(name, paths, slot);
  }
}
