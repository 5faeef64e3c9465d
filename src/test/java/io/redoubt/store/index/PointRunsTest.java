package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Points in many blocks, segments and keys are counted as one after the other are, however few are
/// read ahead and however many share them, and what comes too rarely is said to have been passed
/// over.
class PointRunsTest {
  private static final String[] KEYS = {"source.ip", "source.ipÿrelated.ip", "other", "aaa"};

  @Seeds(40)
  void areCountedAsOneAfterTheOtherAre(long seed) throws IOException {
    Random random = new Random(seed);
    PointKind kind = PointKind.values()[random.nextInt(PointKind.values().length)];
    int docs = 1 + random.nextInt(6_000);
    int least = 1 + random.nextInt(4);
    int ahead = 1 << random.nextInt(15);
    FixedBitSet fitting = random.nextBoolean() ? new FixedBitSet(docs) : null;
    Map<Long, Integer> wanted = new HashMap<>();
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = written(directory, random, kind, docs, fitting, wanted);
        DirectoryReader reader = DirectoryReader.open(writer)) {
      List<NameGroup> keys = List.of(names(KEYS[0]), names(KEYS[1]));
      Taken taken = new Taken(least);
      for (Stretches.Stretch stretch :
          Stretches.of(kind, reader.leaves(), keys, 1 + random.nextInt(9))) {
        new PointRuns(kind, reader.leaves(), keys, stretch, fitting, ahead).each(taken);
      }
      boolean some = wanted.values().removeIf(events -> events < least);
      assertThat(taken.counts).isEqualTo(wanted);
      assertThat(taken.others).isEqualTo(some);
    }
  }

  @Test
  void noStretchHasMostOfThem() throws IOException {
    PointKind kind = PointKind.ADDRESS;
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer =
            written(directory, new Random(1), kind, 60_000, null, new HashMap<>());
        DirectoryReader reader = DirectoryReader.open(writer)) {
      List<NameGroup> keys = List.of(names(KEYS[0]), names(KEYS[1]));
      List<Stretches.Stretch> stretches = Stretches.of(kind, reader.leaves(), keys, 4);
      assertThat(stretches).hasSize(4);
      for (Stretches.Stretch stretch : stretches) {
        long[] events = new long[1];
        new PointRuns(kind, reader.leaves(), keys, stretch, null).each(sum(events));
        assertThat(events[0]).isBetween(1_000L, 20_000L);
      }
    }
  }

  private static NumberCounts.Taker sum(long[] events) {
    return new NumberCounts.Taker() {
      @Override
      public int least() {
        return 1;
      }

      @Override
      public void take(long number, int more) {
        events[0] += more;
      }

      @Override
      public void passedOver() {}
    };
  }

  private static IndexWriter written(
      Directory directory,
      Random random,
      PointKind kind,
      int docs,
      @Nullable FixedBitSet fitting,
      Map<Long, Integer> wanted)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    IndexWriter writer = new IndexWriter(directory, config);
    PointFields points = new PointFields();
    int values = 1 + random.nextInt(4_000);
    int skew = 1 + random.nextInt(4);
    for (int doc = 0; doc < docs; doc++) {
      long number = 50_000 + (long) (values * Math.pow(random.nextDouble(), skew));
      int key = random.nextInt(KEYS.length);
      boolean counts = fitting == null || random.nextInt(3) > 0;
      Document document = new Document();
      points.clear();
      for (int times = random.nextInt(8) == 0 ? 2 : 1; times > 0; times--) {
        document.add(points.next(kind, names(KEYS[key]), number));
      }
      writer.addDocument(document);
      if (counts && fitting != null) {
        fitting.set(doc);
      }
      if (counts && key < 2) {
        wanted.merge(number, 1, Integer::sum);
      }
      if (random.nextInt(1_500) == 0) {
        writer.flush();
      }
    }
    return writer;
  }

  private static NameGroup names(String key) {
    return NameGroup.of(key.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static final class Taken implements NumberCounts.Taker {
    private final int least;
    private final Map<Long, Integer> counts = new HashMap<>();
    private final List<Long> twice = new ArrayList<>();
    private boolean others;

    Taken(int least) {
      this.least = least;
    }

    @Override
    public int least() {
      return least;
    }

    @Override
    public void take(long number, int events) {
      if (counts.put(number, events) != null) {
        twice.add(number);
      }
      assertThat(twice).isEmpty();
    }

    @Override
    public void passedOver() {
      others = true;
    }
  }
}
