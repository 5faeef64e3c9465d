package io.redoubt.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeTest {
  private static final Hasher HASHER = new Hasher();

  @Test
  void hashesAsTheRfcSays() {
    assertThat(HASHER.root(List.of()).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(HASHER.leaf(new byte[0], 0, 0).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void hasTheRootOfTheWholeTreeAtEverySize() {
    Edge edge = new Edge(HASHER);
    List<Hash> leaves = new ArrayList<>();
    assertThat(edge.root()).isEqualTo(HASHER.root(leaves));
    for (int i = 0; i < 70_000; i++) {
      Hash leaf = leaf(i);
      leaves.add(leaf);
      edge.add(leaf, (_, _) -> {});
      if (i < 600 || i % 4999 == 0 || Math.abs(i - 65_535) < 3) {
        assertThat(edge.root()).as("size %d", i + 1).isEqualTo(HASHER.root(leaves));
      }
    }
  }

  @Test
  void namesTilesAsTheSpecificationDoes() {
    assertThat(Tile.number(1_234_067)).isEqualTo("x001/x234/067");
    assertThat(new Tile(0, 0, 256).path()).isEqualTo("tile/0/000");
    assertThat(new Tile(2, 1000, 17).path()).isEqualTo("tile/2/x001/000.p/17");
    assertThat(Tile.last(0, 512)).isNull();
    assertThat(Tile.last(1, 513)).isEqualTo(new Tile(1, 0, 2));
  }

  private static Hash leaf(int i) {
    byte[] bytes = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
    return HASHER.leaf(bytes, 0, bytes.length);
  }
}
