package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.testing.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// The latest events are found, however long ago what fits happened, in whatever order it arrived
/// and however wrong the guess is of how much of it there is.
class RecentTest {
  private record Doc(long time, long sequence, boolean fits, boolean gone) {
    private boolean isAfter(@Nullable Place place) {
      return place == null
          || time < place.millis()
          || (time == place.millis() && sequence < place.sequence());
    }
  }

  @Seeds(300)
  void areTheLatestOfAll(long seed) throws IOException {
    Random random = new Random(seed);
    List<Doc> docs = docs(random);
    int limit = 1 + random.nextInt(60);
    Doc any = docs.get(random.nextInt(docs.size()));
    Place after = random.nextInt(3) > 0 ? null : new Place(any.time, any.sequence);

    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = written(directory, random, docs);
        DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Query asked =
          random.nextBoolean()
              ? new TermQuery(new Term("fits", "true"))
              : new PhraseQuery("words", "does", "fit");
      long total =
          Math.max(1, (long) (searcher.count(asked) * Math.pow(8, random.nextDouble() - 0.5)));
      Recent recent =
          new Recent(
              searcher,
              asked,
              limit,
              after,
              new Hands(1 + random.nextInt(3)),
              random.nextInt(docs.size()));
      List<Long> found =
          Arrays.stream(recent.hits(total, Long.MAX_VALUE).scoreDocs)
              .map(hit -> (Long) ((FieldDoc) hit).fields[1])
              .toList();

      List<Long> wanted =
          docs.stream()
              .filter(doc -> doc.fits && !doc.gone && doc.isAfter(after))
              .sorted(Comparator.comparingLong(Doc::time).thenComparing(Doc::sequence).reversed())
              .map(Doc::sequence)
              .toList();
      assertThat(found).isEqualTo(wanted.subList(0, Math.min(limit, wanted.size())));
    }
  }

  /* Some arrive in order, some from clocks that are late, some as an old file at the end. */
  private static List<Doc> docs(Random random) {
    int count = 50 + random.nextInt(4_000);
    long late = random.nextInt(3) == 0 ? 1_000_000 : random.nextInt(100);
    int fitting = 1 + random.nextInt(20);
    int old = random.nextInt(3) == 0 ? count - random.nextInt(count / 2) : count;
    int kept = random.nextInt(2);
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean source = random.nextInt(3) == kept;
      long time = 10_000_000L + i / 3 - (source ? late : 0) - (i >= old ? 5_000_000 : 0);
      boolean fits = random.nextInt(fitting) == 0 && (source || random.nextInt(400) == 0);
      docs.add(new Doc(time, i, fits, random.nextInt(40) == 0));
    }
    return docs;
  }

  private static IndexWriter written(Directory directory, Random random, List<Doc> docs)
      throws IOException {
    IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
    for (Doc doc : docs) {
      Document document = new Document();
      document.add(new LongPoint(Keys.TIME, doc.time));
      document.add(new NumericDocValuesField(Keys.TIME, doc.time));
      document.add(new NumericDocValuesField(Keys.SEQUENCE, doc.sequence));
      document.add(new StringField("fits", Boolean.toString(doc.fits), Field.Store.NO));
      String words = doc.fits ? "it does fit" : doc.time % 2 == 0 ? "fit it does" : "none";
      document.add(new TextField("words", words, Field.Store.NO));
      document.add(new StringField("gone", Boolean.toString(doc.gone), Field.Store.NO));
      writer.addDocument(document);
      if (random.nextInt(700) == 0) {
        writer.flush();
      }
    }
    writer.flush();
    writer.deleteDocuments(new Term("gone", "true"));
    return writer;
  }
}
