package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Censuses are kept for the fields that were asked for last, are taken up again after a restart,
/// and are nothing but a quicker way: one that is damaged or gone is taken anew.
class CensusTest {
  private static final Censuses.Sizes ANY = new Censuses.Sizes(1, 1, 0, 1_000, 10);

  @TempDir private Path folder = Path.of("");

  private final Shapes shapes = new Shapes();

  @Seeds(200)
  void aNumberCanBeToldFromItsHash(long seed) {
    Random random = new Random(seed);
    long number = random.nextLong(2_000_000_000_000_000L) - 1_000_000_000_000_000L;
    for (long one : new long[] {number, -number, 0, 1, -1, number >> random.nextInt(50)}) {
      for (PointKind kind : PointKind.values()) {
        long hash = Census.hash(kind, one);
        assertThat(Census.term(hash)).isFalse();
        assertThat(Census.kind(hash)).isEqualTo(kind);
        assertThat(Census.number(hash)).isEqualTo(one);
      }
    }
  }

  @Test
  void theFolderOfAFieldTellsItsName() {
    for (String field :
        List.of("url.path", "x-forwarded", "Größe", "a/../../b", "com1 ", "UPPER")) {
      String name = Censuses.name(field);
      assertThat(name).matches("[a-z0-9._-]+").doesNotContain("..");
      assertThat(Censuses.field(name)).isEqualTo(Shapes.plain(field));
      Censuses censuses = new Censuses(shapes, ANY);
      censuses.recall(name);
      censuses.recall("x-0");
      censuses.recall(".DS_Store");
      assertThat(censuses.fields()).containsExactly(name);
    }
  }

  @Test
  void ofAFieldThatNobodyAskedForThereIsNone() throws IOException {
    try (DirectoryReader reader = index()) {
      upkeep(new Censuses(shapes, ANY), reader);
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void thereIsOneOfEachSegmentAfterARoundAndAfterARestart() throws IOException {
    try (DirectoryReader reader = index()) {
      Censuses asked = new Censuses(shapes, ANY);
      asked.asked("url.path");
      assertThat(asked.of(reader.leaves(), "url.path", Hands.NONE)).isNull();
      upkeep(asked, reader);
      assertThat(files()).hasSize(reader.leaves().size());
      assertThat(asked.of(reader.leaves(), "url.path", Hands.NONE)).isNotNull();
      Censuses again = new Censuses(shapes, ANY);
      upkeep(again, reader);
      assertThat(again.fields()).containsExactly("url.path");
      assertThat(again.of(reader.leaves(), "url.path", Hands.NONE)).isNotNull();
    }
  }

  @Test
  void thoseOfFieldsAskedForLongAgoAreRemoved() throws IOException {
    try (DirectoryReader reader = index()) {
      Censuses censuses = new Censuses(shapes, ANY);
      censuses.asked("url.path");
      CensusUpkeep upkeep = upkeep(censuses, reader);
      for (int i = 0; i < Censuses.FIELDS; i++) {
        censuses.asked("field." + i);
      }
      upkeep.round(reader.leaves(), List.of(folder), _ -> true);
      assertThat(files()).isNotEmpty().noneMatch(file -> file.toString().contains("url.path"));
    }
  }

  @Seeds(30)
  void oneThatIsDamagedIsTakenAnew(long seed) throws IOException {
    Random random = new Random(seed);
    try (DirectoryReader reader = index()) {
      Censuses censuses = new Censuses(shapes, ANY);
      censuses.asked("url.path");
      upkeep(censuses, reader);
      Path file = files().iterator().next();
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = damaged(whole, random);
      Files.write(file, damaged);
      assertThat(CensusFile.read(file)).isNull();
      Censuses again = new Censuses(shapes, ANY);
      assertThat(again.of(reader.leaves(), "url.path", Hands.NONE)).isNull();
      upkeep(again, reader);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    byte[] damaged = whole.clone();
    damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  private CensusUpkeep upkeep(Censuses censuses, DirectoryReader reader) {
    CensusUpkeep upkeep = new CensusUpkeep(censuses, shapes);
    upkeep.round(reader.leaves(), List.of(folder), _ -> true);
    return upkeep;
  }

  private Set<Path> files() throws IOException {
    Path censuses = folder.resolve(Censuses.FOLDER);
    if (!Files.exists(censuses)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.walk(censuses)) {
      return new HashSet<>(all.filter(Files::isRegularFile).toList());
    }
  }

  private DirectoryReader index() throws IOException {
    try (Directory directory = FSDirectory.open(folder)) {
      IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int i = 0; i < 300; i++) {
          Document document = new Document();
          BytesRef term = new NameGroup("url.path").term(new BytesRef("/" + i * 7 % 90));
          document.add(new StringField(Keys.FACT, term, Field.Store.NO));
          writer.addDocument(document);
          if (i % 100 == 99) {
            writer.flush();
          }
        }
      }
    }
    return DirectoryReader.open(FSDirectory.open(folder));
  }
}
