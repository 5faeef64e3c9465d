package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Seeds;
import java.io.IOException;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.assertj.core.data.Percentage;

/// What fits a pattern is counted where it is little, and said to be exact only where it is.
class TotalTest {
  @Seeds(60)
  void nothingThatFitsIsCertain(long seed) throws IOException {
    Random random = new Random(seed);
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = written(directory, random);
        DirectoryReader reader = DirectoryReader.open(writer)) {
      Hands hands = new Hands(1 + random.nextInt(3));
      long budget = 1L + random.nextInt(2_000);
      assertThat(Total.of(new IndexSearcher(reader), like("*nowhere*"), hands, budget))
          .isEqualTo(new Total(0, true));
    }
  }

  @Seeds(60)
  void whatIsExactIsTheNumberOfAll(long seed) throws IOException {
    Random random = new Random(seed);
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = written(directory, random);
        DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Query asked = like("*" + random.nextInt(300) + "*");
      Total total = Total.of(searcher, asked, Hands.NONE, 1L + random.nextInt(100_000));
      if (total.exact()) {
        assertThat(total.count()).isEqualTo(searcher.count(asked));
      } else {
        assertThat(searcher.count(asked)).isPositive();
      }
    }
  }

  @Seeds(60)
  void whatMustNotBeLikeAPatternIsEstimatedWell(long seed) throws IOException {
    Random random = new Random(seed);
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = written(directory, random, 40_000);
        DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Query asked =
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
              .add(like("*" + random.nextInt(10) + "*"), Occur.MUST_NOT)
              .build();
      Hands hands = new Hands(1 + random.nextInt(3));
      Total total = Total.of(searcher, asked, hands, 1L + random.nextInt(300_000));
      int counted = searcher.count(asked);
      if (total.exact()) {
        assertThat(total.count()).isEqualTo(counted);
      } else {
        assertThat((double) total.count()).isCloseTo(counted, Percentage.withPercentage(25));
      }
    }
  }

  private static Query like(String pattern) {
    return new GlobTerms("word", new byte[0], pattern);
  }

  private static IndexWriter written(Directory directory, Random random) throws IOException {
    return written(directory, random, 50 + random.nextInt(3_000));
  }

  private static IndexWriter written(Directory directory, Random random, int documents)
      throws IOException {
    IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
    for (int i = documents; i > 0; i--) {
      Document document = new Document();
      document.add(new StringField("word", "u" + random.nextInt(1_000), Field.Store.NO));
      writer.addDocument(document);
      if (random.nextInt(Math.max(500, documents / 6)) == 0) {
        writer.flush();
      }
    }
    return writer;
  }
}
