package io.redoubt.detect.sigma.read;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/// What a plain value of a rule is: nothing, true or false as in the core schema of YAML 1.2, and
/// text otherwise. Numbers are text to rules; telling them apart by expressions took a tenth of the
/// time of reading. Immutable, thread-safe.
final class RuleSchema implements Schema {
  @Override
  public ScalarResolver getScalarResolver() {
    return (value, implicit) -> implicit ? tag(value) : Tag.STR;
  }

  private static Tag tag(String value) {
    return switch (value) {
      case "", "~", "null", "Null", "NULL" -> Tag.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Tag.BOOL;
      default -> Tag.STR;
    };
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    return Map.of(); // rules are read as nodes
  }
}
