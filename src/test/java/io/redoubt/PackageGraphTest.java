package io.redoubt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PackageGraphTest {
  @Test
  void aCycleIsFoundAndNamed() {
    Map<String, Set<String>> none = Map.of("a", Set.of("b", "d"), "b", Set.of("c"));
    assertThat(new PackageGraph(none).cycle()).isEmpty();
    Map<String, Set<String>> one =
        Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("d", "b"));
    assertThat(new PackageGraph(one).cycle()).containsExactly("b", "c");
  }

  @Test
  void partsMayUseEachOtherWherePackagesDoNot() {
    Map<String, Map<String, String>> uses =
        Map.of("r.a.x", Map.of("r.b", "", "r.a", ""), "r.b", Map.of("r.a.y", "", "java.io", ""));
    assertThat(PackageGraph.of(uses, "r.", UnaryOperator.identity()).cycle()).isEmpty();
    PackageGraph parts = PackageGraph.of(uses, "r.", name -> name.replaceFirst("[.].*", ""));
    assertThat(parts.uses()).isEqualTo(Map.of("a", Set.of("b"), "b", Set.of("a")));
    assertThat(parts.cycle()).containsExactly("a", "b");
  }
}
