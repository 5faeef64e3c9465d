package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Format;
import io.redoubt.taxonomy.words.Sentences;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// All mapping tables, each read and compiled when its format is first seen. Thread-safe; share
/// one.
public final class Mappings {
  private static final int MOST_FORMATS = 1000;
  private static final MapFile NO_FILE = new MapFile(List.of(), Map.of());

  private final Map<String, MapFile> files = new ConcurrentHashMap<>();
  private final Map<String, Mapping> compiled = new ConcurrentHashMap<>();
  private final AtomicInteger deedsLeft = new AtomicInteger(Trails.MOST);
  private volatile @Nullable Sentences sentences;

  /// The tables of the program's own resources, `taxonomy/ecs/*.map`.
  public Mappings() {}

  /// The same, but the family of the file `name` (`demo.map`) reads this text.
  ///
  /// @throws IllegalArgumentException naming file and line, when the text is malformed
  public static Mappings of(String name, String text) {
    Mappings made = new Mappings();
    String family = name.substring(0, name.indexOf('.'));
    made.files.put(family, MapFile.read(name, text.lines().toList()));
    return made;
  }

  /// The sentences of Windows events, read when they are first asked for.
  public Sentences sentences() {
    Sentences known = sentences;
    if (known == null) {
      known = Sentences.windows();
      sentences = known;
    }
    return known;
  }

  /// The mapping for a format; one without statements when no table names it.
  ///
  /// @throws IllegalArgumentException naming file and line, when our own table is malformed
  public Mapping of(Format format) {
    Mapping known = compiled.get(format.id());
    if (known != null) {
      return known;
    }
    if (compiled.size() >= MOST_FORMATS) { // formats may be named by the log (zeek.<log>)
      return compiled.computeIfAbsent(format.family(), this::compile);
    }
    return compiled.computeIfAbsent(format.id(), this::compile);
  }

  private Mapping compile(String id) {
    String family = new Format(id).family();
    MapFile file = files.computeIfAbsent(family, Mappings::load);
    MappingCompiler compiler = new MappingCompiler(id, file.tables());
    for (String name : lineage(id)) {
      for (MapFile.Section section : file.sections()) {
        if (section.formats().contains(name)) {
          compiler.add(section);
        }
      }
    }
    return compiler.finish(deedsLeft);
  }

  /// `a.b.c`, `a.b`, `a`.
  private static List<String> lineage(String id) {
    List<String> names = new ArrayList<>();
    for (int end = id.length(); end > 0; end = id.lastIndexOf('.', end - 1)) {
      names.add(id.substring(0, end));
    }
    return names;
  }

  private static MapFile load(String family) {
    String name = family + ".map";
    List<String> text = lines("/taxonomy/ecs/" + name);
    return text == null ? NO_FILE : MapFile.read(name, text);
  }

  private static @Nullable List<String> lines(String resource) {
    try (InputStream in = Mappings.class.getResourceAsStream(resource)) {
      return in == null
          ? null
          : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
