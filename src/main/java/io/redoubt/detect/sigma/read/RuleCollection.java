package io.redoubt.detect.sigma.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The documents of one file as rules, where some of them only lend their parts to others, as
/// Sigma 1 had it: `action: global` stands in each rule that follows, `action: reset` ends
/// that, `action: repeat` is the rule before with what this document says differently. Maps are
/// joined key by key, and what a document says itself wins; an id that is lent belongs to the
/// first rule alone. Used for one file, in order.
final class RuleCollection {
  private @Nullable MappingNode lent;
  private @Nullable MappingNode before;
  private boolean idTaken;

  /// The rule that this document is; empty where it is none by itself.
  ///
  /// @throws InvalidRule if the action is none of the three, or there is nothing to repeat
  Optional<Node> rule(Node document) {
    if (!(document instanceof MappingNode own)) {
      return Optional.of(document);
    }
    ScalarNode action = action(own);
    if (action == null) {
      return Optional.of(kept(lent == null ? own : joined(fresh(lent), own)));
    }
    return switch (action.getValue()) {
      case "global" -> {
        lent = lent == null ? without(own, "action") : joined(lent, without(own, "action"));
        idTaken = false;
        yield Optional.empty();
      }
      case "reset" -> {
        lent = null;
        yield Optional.empty();
      }
      case "repeat" -> Optional.of(kept(repeated(without(own, "action"), action)));
      default ->
          throw new InvalidRule(
              action, "\"action\" is global, reset or repeat, not \"" + action.getValue() + "\"");
    };
  }

  private MappingNode kept(MappingNode rule) {
    before = rule;
    return rule;
  }

  private MappingNode fresh(MappingNode part) {
    MappingNode fresh = idTaken ? without(part, "id") : part;
    idTaken = true;
    return fresh;
  }

  private MappingNode repeated(MappingNode own, ScalarNode action) {
    if (before == null) {
      throw new InvalidRule(action, "there is no rule before it to repeat");
    }
    return joined(without(before, "id"), own);
  }

  private static @Nullable ScalarNode action(MappingNode document) {
    for (NodeTuple tuple : document.getValue()) {
      if (named(tuple, "action") && tuple.getValueNode() instanceof ScalarNode value) {
        return value;
      }
    }
    return null;
  }

  private static boolean named(NodeTuple tuple, String name) {
    return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name);
  }

  private static MappingNode without(MappingNode map, String name) {
    return like(map, map.getValue().stream().filter(tuple -> !named(tuple, name)).toList());
  }

  /* The mark of the second: that is where somebody looks for a mistake. */
  private static MappingNode joined(MappingNode first, MappingNode second) {
    Map<String, NodeTuple> all = new LinkedHashMap<>();
    for (MappingNode part : List.of(first, second)) {
      YamlMap.of(part, "a rule")
          .entries()
          .forEach(
              (name, entry) ->
                  all.merge(
                      name, new NodeTuple(entry.key(), entry.value()), RuleCollection::joined));
    }
    return like(second, List.copyOf(all.values()));
  }

  private static NodeTuple joined(NodeTuple first, NodeTuple second) {
    return first.getValueNode() instanceof MappingNode one
            && second.getValueNode() instanceof MappingNode other
        ? new NodeTuple(second.getKeyNode(), joined(one, other))
        : second;
  }

  private static MappingNode like(MappingNode map, List<NodeTuple> tuples) {
    return new MappingNode(
        map.getTag(), true, tuples, map.getFlowStyle(), map.getStartMark(), map.getEndMark());
  }
}
