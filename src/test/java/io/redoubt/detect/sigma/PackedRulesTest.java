package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What is packed is what stands in the files.
class PackedRulesTest {
  private static final List<RuleText> FILES = CoreRules.fromYaml().texts();

  private static List<RuleText> again(List<RuleText> files) throws IOException {
    return PackedRules.read(
        new DataInputStream(new ByteArrayInputStream(PackedRules.write(files))));
  }

  @Test
  void everyNodeOfEveryRuleComesBackWithItsPlace() throws IOException {
    assertThat(again(FILES).stream().map(PackedRulesTest::shown).toList())
        .isEqualTo(FILES.stream().map(PackedRulesTest::shown).toList());
  }

  @Test
  void theProgramUsesTheRulesOfTheFiles() {
    assertThat(CoreRules.read().texts().stream().map(PackedRulesTest::shown).toList())
        .isEqualTo(FILES.stream().map(PackedRulesTest::shown).toList());
  }

  @Test
  void aBrokenRuleIsNotPacked() {
    assertThatThrownBy(() -> PackedRules.write(List.of(RuleText.of("a.yml", "x: ["))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.yml");
  }

  private static String shown(RuleText file) {
    StringBuilder out = new StringBuilder(file.path()).append('\n');
    file.documents().forEach(node -> show(node, out));
    return out.append(file.problem()).toString();
  }

  private static void show(Node node, StringBuilder out) {
    Mark mark = node.getStartMark().orElseThrow();
    out.append(node.getTag()).append(mark.getLine()).append(':').append(mark.getColumn());
    switch (node) {
      case ScalarNode scalar -> out.append('=').append(scalar.getValue()).append('\n');
      case SequenceNode list -> {
        out.append("[\n");
        list.getValue().forEach(item -> show(item, out));
        out.append("]\n");
      }
      case MappingNode map -> {
        out.append("{\n");
        map.getValue()
            .forEach(
                pair -> {
                  show(pair.getKeyNode(), out);
                  show(pair.getValueNode(), out);
                });
        out.append("}\n");
      }
      default -> out.append('?');
    }
  }
}
