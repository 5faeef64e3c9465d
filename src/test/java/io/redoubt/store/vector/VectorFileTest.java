package io.redoubt.store.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Vectors.Closeness;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
  private static final int SIZE = 384;

  @TempDir private Path folder = Path.of("");

  private static float[] unit(Random random) {
    float[] vector = new float[SIZE];
    double squares = 0;
    for (int i = 0; i < SIZE; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < SIZE; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  private static float[] near(float[] centre, Random random) {
    float[] noise = unit(random);
    float[] vector = new float[SIZE];
    double squares = 0;
    for (int i = 0; i < SIZE; i++) {
      vector[i] = centre[i] + 0.6f * noise[i];
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < SIZE; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  private static float cosine(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static Set<Long> nearest(int count, Closeness closeness) {
    float[] close = new float[count];
    for (int key = 0; key < count; key++) {
      close[key] = closeness.of(key);
    }
    return new HashSet<>(
        LongStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparing((Long key) -> -close[key.intValue()]))
            .limit(10)
            .toList());
  }

  /* Clusters, as templates of like wording are. */
  @Test
  void oneByteForAComponentKeepsTheNearestTen() {
    Random random = new Random(7);
    List<float[]> vectors = new ArrayList<>();
    VectorFile file = VectorFile.copy(folder, "m");
    for (int c = 0; c < 40; c++) {
      float[] centre = unit(random);
      for (int i = 0; i < 50; i++) {
        float[] vector = near(centre, random);
        file.put(vectors.size(), vector);
        vectors.add(vector);
      }
    }
    int found = 0;
    for (int q = 0; q < 50; q++) {
      float[] question = near(vectors.get(random.nextInt(vectors.size())), random);
      Set<Long> exact = nearest(vectors.size(), key -> cosine(question, vectors.get((int) key)));
      exact.retainAll(nearest(vectors.size(), file.closeness(question)));
      found += exact.size();
    }
    Figures.atLeast("recall@10 of vectors in bytes", 0.95, found, 500);
  }

  @Test
  void keepsVectorsOverAStop() {
    Random random = new Random(1);
    float[] first = unit(random);
    float[] second = unit(random);
    try (VectorFile file = VectorFile.open(folder, "m")) {
      assertThat(file.put(5, first)).isTrue();
      assertThat(file.put(5, second)).isTrue();
    }
    try (VectorFile file = VectorFile.open(folder, "m")) {
      assertThat(file.put(6, second)).isTrue();
      assertThat(file.put(7, new float[3])).isFalse();
    }
    try (VectorFile file = VectorFile.open(folder, "m");
        VectorFile other = VectorFile.open(folder, "other")) {
      assertThat(file.size()).isEqualTo(2);
      assertThat(file.closeness(first).of(5)).isBetween(0.99f, 1f);
      assertThat(file.closeness(first).of(6)).isLessThan(0.3f);
      assertThat(file.closeness(first).of(9)).isNaN();
      assertThat(other.has(5)).isFalse();
    }
  }

  @Test
  void whatIsDamagedCountsAsNotThereAndIsWrittenAnew() throws IOException {
    Random random = new Random(2);
    try (VectorFile file = VectorFile.open(folder, "m")) {
      for (int i = 0; i < 10; i++) {
        file.put(i, unit(random));
      }
    }
    Path path = folder.resolve("m.vec");
    byte[] bytes = Files.readAllBytes(path);
    bytes[8 + 4 * (16 + SIZE) + 20] ^= 1;
    Files.write(path, bytes);
    try (VectorFile file = VectorFile.open(folder, "m")) {
      assertThat(file.size()).isEqualTo(4);
      assertThat(file.has(4)).isFalse();
      assertThat(file.put(4, unit(random))).isTrue();
    }
    Files.write(path, "garbage".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(VectorFile.copy(folder, "m").size()).isZero();
    try (VectorFile file = VectorFile.open(folder, "m")) {
      assertThat(file.put(4, unit(random))).isTrue();
    }
    assertThat(VectorFile.copy(folder, "m").has(4)).isTrue();
  }
}
