package io.redoubt.detect.sigma.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The YAML documents of one rule file. Reading them needs nothing else, so that many files can be
/// read at once.
///
/// @param path as shown to users
/// @param documents those before the problem, in order
/// @param place where the problem is: the path, with a line where one is known
/// @param problem why the rest cannot be used; empty when there is no problem
public record RuleText(String path, List<Node> documents, String place, String problem) {
  private static final int DEEPEST = 100;
  private static final String TOO_DEEP =
      "this is no rule: it is nested deeper than " + DEEPEST + " levels";

  /// Copies the documents.
  public RuleText {
    documents = List.copyOf(documents);
  }

  /// The documents in this text.
  public static RuleText of(String path, String text) {
    List<Node> documents = new ArrayList<>();
    // In one read: the reader fails on a surrogate pair that its buffer cuts in two.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(path)
            .setSchema(new RuleSchema())
            .setBufferSize(text.length() + 16)
            .build();
    try {
      for (Node node : new Compose(settings).composeAllFromString(text)) {
        if (deep(node)) {
          return new RuleText(path, documents, path, TOO_DEEP);
        }
        if (!YamlMap.isNull(node)) {
          documents.add(node);
        }
      }
    } catch (MarkedYamlEngineException broken) {
      InvalidRule place = new InvalidRule(broken.getProblemMark(), "");
      String problem = "this is not YAML: " + broken.getProblem();
      return new RuleText(path, documents, path + place.place(), problem);
    } catch (YamlEngineException broken) {
      return new RuleText(path, documents, path, "this is not YAML: " + broken.getMessage());
    } catch (StackOverflowError deep) {
      return new RuleText(path, documents, path, TOO_DEEP);
    }
    return new RuleText(path, documents, path, documents.isEmpty() ? "the file holds no rule" : "");
  }

  /* Level by level, as what walks down a document later calls itself for each level; what aliases
  name again is looked at once. */
  private static boolean deep(Node root) {
    Collection<Node> level = List.of(root);
    for (int depth = 0; depth <= DEEPEST && !level.isEmpty(); depth++) {
      Set<Node> below = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Node node : level) {
        if (node instanceof SequenceNode list) {
          below.addAll(list.getValue());
        } else if (node instanceof MappingNode map) {
          map.getValue().forEach(entry -> below.add(entry.getKeyNode()));
          map.getValue().forEach(entry -> below.add(entry.getValueNode()));
        }
      }
      level = below;
    }
    return !level.isEmpty();
  }
}
