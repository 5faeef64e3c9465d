package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.io.TempDir;

/// The most frequent values are those that counting all of them gives, however few are listed of
/// each segment, and whether there is a census of each.
class FrequentValuesTest {
  private static final String FIELD = "source.ip";
  private static final Hands HANDS = new Hands(3);
  private static final Term KEPT = new Term(Keys.FACT, term("kept", "yes"));

  /* The field alone, and together with others; ÿ is the byte between names. */
  private static final String[] KEYS = {
    FIELD, FIELD + "ÿrelated.ip", "source.addressÿ" + FIELD + "ÿrelated.ip"
  };

  @TempDir private Path temporary = Path.of("");

  private record Doc(int value, boolean kept) {}

  @Seeds(24)
  void areThoseThatCountingAllOfThemGives(long seed) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(Long.toString(seed)));
    Random random = new Random(seed);
    List<Doc> docs = new ArrayList<>();
    int values = 1 + random.nextInt(200);
    double skew = random.nextInt(4);
    for (int i = 0; i < 800; i++) {
      int value = (int) (values * Math.pow(random.nextDouble(), 1 + skew));
      docs.add(new Doc(value, random.nextInt(3) == 0));
    }
    CommonTerms common = new CommonTerms(new Shapes(), 1 + random.nextInt(20));
    Censuses censuses = new Censuses(common.shapes(), small(random));
    CensusUpkeep upkeep = new CensusUpkeep(censuses, common.shapes());
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer = written(directory, docs, 20 + random.nextInt(400));
        DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int round = 0; round < 4; round++) {
        CommonTerms known = round == 3 ? new CommonTerms(common.shapes(), 1) : common;
        for (int most : new int[] {1, 3, 10, 1000}) {
          Values asked = () -> new FrequentValues(known, censuses, FIELD, most, HANDS);
          same(searcher, asked, docs, most, false);
          same(searcher, asked, docs, most, true);
        }
        upkeep.round(reader.leaves(), List.of(folder), _ -> true);
      }
    }
  }

  private static Censuses.Sizes small(Random random) {
    int file = random.nextInt(30);
    return new Censuses.Sizes(1, file, 400, 10 + random.nextInt(200), random.nextInt(12));
  }

  private interface Values {
    FrequentValues begun();
  }

  private static BytesRef latin(String term) {
    return new BytesRef(term.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static BytesRef term(String key, String value) {
    byte[] names = key.getBytes(StandardCharsets.ISO_8859_1);
    return NameGroup.of(names).term(new BytesRef(value));
  }

  /* Terms, whole numbers and addresses. */
  private static String value(Doc doc) {
    return switch (doc.value() % 4) {
      case 0 -> "v" + doc.value();
      case 1 -> Integer.toString((doc.value() - 60) * 10_001);
      case 2 -> "10.0.%d.7".formatted(doc.value());
      default -> Integer.toString(doc.value());
    };
  }

  private static Field field(String key, String value) {
    PointKind kind = PointKind.of(value);
    if (kind == null) {
      return new StringField(Keys.FACT, term(key, value), Field.Store.NO);
    }
    NameGroup names = NameGroup.of(key.getBytes(StandardCharsets.ISO_8859_1));
    return new PointFields().next(kind, names, kind.number(value));
  }

  private static IndexWriter written(Directory directory, List<Doc> docs, int each)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    IndexWriter writer = new IndexWriter(directory, config);
    for (int i = 0; i < docs.size(); i++) {
      Document document = new Document();
      String value = value(docs.get(i));
      String key = KEYS[(docs.get(i).value() * 7 + i) % KEYS.length];
      document.add(new StringField(Keys.SHAPE, latin(key + "\0"), Field.Store.NO));
      document.add(field(key, value));
      if (docs.get(i).kept()) {
        document.add(new StringField(Keys.FACT, KEPT.bytes(), Field.Store.NO));
      }
      writer.addDocument(document);
      if (i % each == each - 1) {
        writer.flush();
      }
    }
    return writer;
  }

  private static void same(
      IndexSearcher searcher, Values values, List<Doc> docs, int most, boolean filtered)
      throws IOException {
    TreeMap<String, Long> counts = new TreeMap<>();
    for (Doc doc : docs) {
      if (doc.kept() || !filtered) {
        counts.merge(value(doc), 1L, Long::sum);
      }
    }
    List<ValueCount> wanted =
        counts.entrySet().stream()
            .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(ValueCount::count)
                    .reversed()
                    .thenComparing(ValueCount::value))
            .limit(most)
            .toList();
    Query query = filtered ? new TermQuery(KEPT) : MatchAllDocsQuery.INSTANCE;
    Counted<ValueCount> found = values.begun().count(searcher, query);
    assertThat(found.counts()).isEqualTo(wanted);
    if (found.complete()) {
      assertThat(counts).hasSize(wanted.size());
    } else if (!filtered) {
      assertThat(counts).hasSizeGreaterThan(wanted.size());
    }
  }
}
