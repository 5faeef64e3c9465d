package io.redoubt.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The text of a configuration file taken apart: keys joined by dots, each with its place.
///
/// @param entries in the order of the file
/// @param problems what is not a mapping of names to single values
record ConfigurationFile(List<Entry> entries, List<Problem> problems) {
  private static final int DEEPEST = 8;

  /// @param key sections joined by dots
  record Entry(String key, String value, String path, int line, int column) {
    String place() {
      return path + ":" + line + ":" + column;
    }
  }

  /// Copies the lists.
  ConfigurationFile {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /// @param path as shown to people
  static ConfigurationFile of(String path, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(path)
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(0)
            .setBufferSize(text.length() + 16)
            .build();
    Reading reading = new Reading(path, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    try {
      new Compose(settings).composeString(text).ifPresent(node -> reading.read("", node, 0));
    } catch (MarkedYamlEngineException broken) {
      reading.problem(broken.getProblemMark(), "this is not YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      reading.problem(Optional.empty(), "this is not YAML: " + broken.getMessage());
    }
    return new ConfigurationFile(reading.entries, reading.problems);
  }

  private record Reading(
      String path, List<Entry> entries, List<Problem> problems, Map<String, String> seen) {
    void read(String prefix, Node node, int depth) {
      switch (node) {
        case MappingNode map when depth < DEEPEST ->
            map.getValue().forEach(p -> pair(prefix, p, depth));
        case ScalarNode scalar when !prefix.isEmpty() -> value(prefix, scalar, scalar.getValue());
        case SequenceNode list when isMany(prefix) && isPlain(list) ->
            value(prefix, list, joined(list));
        default ->
            problem(
                node.getStartMark(),
                (prefix.isEmpty() ? "the file" : "\"" + prefix + "\"")
                    + " must be names with one value each, such as \"llm:\" and below it \"  model:"
                    + " phi4-mini\".");
      }
    }

    private void pair(String prefix, NodeTuple pair, int depth) {
      if (pair.getKeyNode() instanceof ScalarNode name) {
        read(
            prefix.isEmpty() ? name.getValue() : prefix + "." + name.getValue(),
            pair.getValueNode(),
            depth + 1);
      } else {
        problem(pair.getKeyNode().getStartMark(), "a name is wanted here.");
      }
    }

    private static boolean isMany(String key) {
      return Settings.find(key).filter(found -> found.shape() instanceof Shape.Many).isPresent();
    }

    private static boolean isPlain(SequenceNode list) {
      return list.getValue().stream().allMatch(ScalarNode.class::isInstance);
    }

    private static String joined(SequenceNode list) {
      return list.getValue().stream()
          .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "")
          .collect(Collectors.joining("\n"));
    }

    private void value(String key, Node node, String value) {
      Mark mark = node.getStartMark().orElseThrow();
      Entry entry = new Entry(key, value, path, mark.getLine() + 1, mark.getColumn() + 1);
      String before = seen.putIfAbsent(key, entry.place());
      if (before != null) {
        problems.add(
            new Problem(
                entry.place(), "\"" + key + "\" stands already at " + before + "; keep one."));
      } else {
        entries.add(entry);
      }
    }

    void problem(Optional<Mark> mark, String text) {
      String place =
          mark.map(m -> path + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse(path);
      problems.add(new Problem(place, text));
    }
  }
}
