package io.redoubt.detect.sigma.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A YAML mapping whose every value still knows where it stands in the file.
///
/// @param node the mapping
/// @param entries by key, in order
public record YamlMap(Node node, Map<String, Entry> entries) {
  /// A key and its value.
  record Entry(ScalarNode key, Node value) {}

  /// The mapping at this node; anything else is an error that says what was expected there.
  public static YamlMap of(Node node, String what) {
    if (!(node instanceof MappingNode mapping)) {
      throw new InvalidRule(node, what + " must be a map of names and values");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new InvalidRule(tuple.getKeyNode(), "a name in " + what + " must be plain text");
      }
      if (entries.put(key.getValue(), new Entry(key, tuple.getValueNode())) != null) {
        throw new InvalidRule(key, "\"" + key.getValue() + "\" stands twice; remove one");
      }
    }
    return new YamlMap(node, entries);
  }

  /// The value of a key, or null.
  @Nullable Node find(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /// The value of a key that must be there.
  Node require(String key, String what) {
    Node value = find(key);
    if (value == null) {
      throw new InvalidRule(node, what + " has no \"" + key + "\"; add it");
    }
    return value;
  }

  /// The text of a key, or `otherwise` where it is missing or null.
  public String text(String key, String otherwise) {
    Node value = find(key);
    return value == null || isNull(value) ? otherwise : scalar(value, key).getValue();
  }

  /// The texts of a key: a list, a single text, or nothing.
  List<String> texts(String key) {
    Node value = find(key);
    List<String> texts = new ArrayList<>();
    if (value != null && !isNull(value)) {
      for (Node item : items(value)) {
        texts.add(scalar(item, key).getValue());
      }
    }
    return texts;
  }

  /// The items of a list, or the value itself as the only one.
  static List<Node> items(Node value) {
    return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
  }

  /// The scalar at this node.
  static ScalarNode scalar(Node node, String what) {
    if (node instanceof ScalarNode scalar) {
      return scalar;
    }
    throw new InvalidRule(node, "\"" + what + "\" must be a plain value here");
  }

  /// A scalar at the same place with another text.
  static ScalarNode like(ScalarNode node, String text) {
    return new ScalarNode(
        node.getTag(), true, text, node.getScalarStyle(), node.getStartMark(), node.getEndMark());
  }

  /// Whether the node is YAML's null.
  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }
}
