package io.redoubt.taxonomy.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The table of field names. A line reads `name = path path …`; `*` stands for every other name,
/// and in its paths for that name. Sections of a narrower log source win.
final class FieldNames {
  private record Section(LogSource source, Map<String, String> lines) {}

  private static final Set<String> ECS_ROOTS =
      Set.of(
          "agent",
          "aws",
          "azure",
          "client",
          "cloud",
          "container",
          "destination",
          "dns",
          "email",
          "event",
          "file",
          "gcp",
          "github",
          "group",
          "host",
          "http",
          "kubernetes",
          "log",
          "network",
          "observer",
          "okta",
          "orchestrator",
          "process",
          "redoubt",
          "registry",
          "related",
          "rule",
          "server",
          "service",
          "source",
          "suricata",
          "threat",
          "tls",
          "url",
          "user",
          "user_agent",
          "wazuh",
          "winlog",
          "x509",
          "zeek");

  private final List<Section> sections;

  private FieldNames(List<Section> sections) {
    this.sections = sections;
  }

  static FieldNames read(String resource) {
    List<Section> sections = new ArrayList<>();
    for (TableFile.Section section : TableFile.read(resource)) {
      Map<String, String> lines = new HashMap<>();
      for (String line : section.lines()) {
        int equals = line.indexOf(" = ");
        lines.put(line.substring(0, equals).strip(), line.substring(equals + 3).strip());
      }
      sections.add(new Section(section.source(), lines));
    }
    sections.sort(Comparator.comparingInt((Section s) -> s.source().given()).reversed());
    return new FieldNames(sections);
  }

  List<FieldPath> paths(LogSource source, String name) {
    for (Section section : sections) {
      String paths = section.lines().get(name);
      if (paths != null && section.source().covers(source)) {
        return parse(paths, name);
      }
    }
    Set<FieldPath> found = new LinkedHashSet<>(inNarrower(source, name));
    if (own(name)) {
      found.add(FieldPath.of(name));
    }
    for (Section section : sections) {
      String paths = section.lines().get("*");
      if (paths != null && section.source().covers(source)) {
        found.addAll(parse(paths, name));
        break;
      }
    }
    return List.copyOf(found);
  }

  /// Whether the name is one of ours: those are taken as they are, in every log source.
  static boolean own(String name) {
    int dot = name.indexOf('.');
    return dot >= 0 && ECS_ROOTS.contains(name.substring(0, dot));
  }

  /// The names that have lines of their own for this log source or for one around or within it.
  Set<String> named(LogSource source) {
    Set<String> named = new TreeSet<>();
    for (Section section : sections) {
      boolean within = source.given() > 0 && source.covers(section.source());
      if (within || section.source().covers(source)) {
        named.addAll(section.lines().keySet());
      }
    }
    named.remove("*");
    return named;
  }

  /// The paths in every narrower log source, for rules that leave the product open.
  private Set<FieldPath> inNarrower(LogSource source, String name) {
    Set<FieldPath> found = new LinkedHashSet<>();
    for (Section section : sections) {
      String paths = section.lines().get(name);
      if (paths != null && source.given() > 0 && source.covers(section.source())) {
        found.addAll(parse(paths, name));
      }
    }
    return found;
  }

  private static List<FieldPath> parse(String paths, String name) {
    List<FieldPath> parsed = new ArrayList<>();
    for (String path : paths.split("\\s+", -1)) {
      boolean object = path.endsWith(".**");
      String stem = object ? path.substring(0, path.length() - 3) : path;
      parsed.add(FieldPath.of(stem.replace("*", name).replace('~', ' ') + (object ? ".**" : "")));
    }
    return List.copyOf(parsed);
  }
}
