package io.redoubt.taxonomy.sigma;

import io.redoubt.event.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The table of log sources. A line reads `format; field=value, value; field=value`; a value `*`
/// asks only that the field is there.
final class LogSources {
  private record Entry(LogSource source, List<Scope> scopes) {}

  private final List<Entry> entries;

  private LogSources(List<Entry> entries) {
    this.entries = entries;
  }

  static LogSources read(String resource) {
    List<Entry> entries = new ArrayList<>();
    for (TableFile.Section section : TableFile.read(resource)) {
      List<Scope> scopes = section.lines().stream().map(LogSources::scope).toList();
      entries.add(new Entry(section.source(), scopes));
    }
    return new LogSources(entries);
  }

  /// The scopes written for exactly this source.
  List<Scope> exactly(LogSource source) {
    return collect(source, true);
  }

  /// The scopes of every source that is this one or a part of it.
  List<Scope> within(LogSource source) {
    return collect(source, false);
  }

  private List<Scope> collect(LogSource source, boolean exact) {
    Set<Scope> found = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (exact ? entry.source().equals(source) : source.covers(entry.source())) {
        found.addAll(entry.scopes());
      }
    }
    return List.copyOf(found);
  }

  private static Scope scope(String line) {
    String[] parts = line.split("\\s*;\\s*", -1);
    List<Scope.Condition> conditions = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      Set<String> values = new LinkedHashSet<>();
      for (String value : parts[i].substring(equals + 1).split("\\s*,\\s*", -1)) {
        values.add(value.strip().toLowerCase(Locale.ROOT));
      }
      boolean any = values.equals(Set.of("*"));
      conditions.add(
          new Scope.Condition(
              Field.of(parts[i].substring(0, equals).strip()), any ? Set.of() : values));
    }
    return new Scope(parts[0], conditions);
  }
}
