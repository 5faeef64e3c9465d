package io.redoubt.taxonomy.sigma;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The default Sigma taxonomy in terms of our formats and fields. Immutable and thread-safe.
public final class SigmaTaxonomy {
  private final LogSources sources;
  private final FieldNames names;
  private final Delivered delivered;

  private SigmaTaxonomy(LogSources sources, FieldNames names, Delivered delivered) {
    this.sources = sources;
    this.names = names;
    this.delivered = delivered;
  }

  /// The tables that come with Redoubt.
  public static SigmaTaxonomy standard() {
    return new SigmaTaxonomy(
        LogSources.read("/taxonomy/sigma/logsources.map"),
        FieldNames.read("/taxonomy/sigma/fields.map"),
        Delivered.read("/taxonomy/sigma/delivered.map"));
  }

  /// The events a log source means, as alternatives; empty when no format of ours holds it.
  public List<Scope> scopes(LogSource source) {
    List<Scope> exact = sources.exactly(source);
    if (!exact.isEmpty()) {
      return exact;
    }
    List<Scope> wider = sources.within(source);
    if (!wider.isEmpty() || source.service().isEmpty() || source.category().isEmpty()) {
      return wider;
    }
    return both(
        scopes(new LogSource(source.product(), source.service(), "")),
        scopes(new LogSource(source.product(), "", source.category())));
  }

  /// Where a field of a rule of this log source is found: the first path that an event has counts.
  public List<FieldPath> paths(LogSource source, String name) {
    return names.paths(source, name);
  }

  /// Whether events of this log source can have the field. What is not known counts as `true`.
  public boolean delivers(LogSource source, String name) {
    return !delivered.knows(source)
        || FieldNames.own(name)
        || delivered.has(source, name)
        || names.named(source).contains(name);
  }

  /// The names that events of this log source can have, sorted; empty where any may come.
  public Set<String> delivered(LogSource source) {
    Set<String> all = new TreeSet<>();
    if (delivered.knows(source)) {
      all.addAll(delivered.names(source));
      all.addAll(names.named(source));
    }
    return all;
  }

  private static List<Scope> both(List<Scope> left, List<Scope> right) {
    LinkedHashSet<Scope> combined = new LinkedHashSet<>();
    for (Scope a : left) {
      for (Scope b : right) {
        a.and(b).ifPresent(combined::add);
      }
    }
    return new ArrayList<>(combined);
  }
}
