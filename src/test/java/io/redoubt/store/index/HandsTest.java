package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.testing.Seeds;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.Test;

/// Several threads that look through the segments of an index come to what one comes to.
class HandsTest {
  private static final String[] WORDS = {"failed", "password", "for", "root", "from"};

  @Seeds(25)
  void severalCountAndFindWhatOneDoes(long seed) throws IOException {
    Random random = new Random(seed);
    try (Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = written(directory, random, 1 + random.nextInt(60_000));
        DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      Query[] asked = {
        new PhraseQuery("text", "failed", "password"),
        new GlobTerms("text", new byte[0], "*o*"),
        new TermQuery(new Term("gone", "no")),
      };
      Hands several = new Hands(2 + random.nextInt(3));
      for (Query one : asked) {
        long budget = 1L + random.nextInt(400_000);
        assertThat(Total.of(searcher, one, several, budget))
            .isEqualTo(Total.of(searcher, one, Hands.NONE, budget));
        FixedBitSet fitting = Objects.requireNonNull(Fitting.of(searcher, one, several));
        assertThat(fitting).isEqualTo(Fitting.of(searcher, one, Hands.NONE));
        assertThat(fitting.cardinality()).isEqualTo(searcher.count(one));
      }
    }
  }

  private static IndexWriter written(Directory directory, Random random, int docs)
      throws IOException {
    IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
    for (int i = 0; i < docs; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 5; word++) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      Document document = new Document();
      document.add(new TextField("text", text.toString(), Field.Store.NO));
      document.add(new StringField("gone", random.nextInt(50) == 0 ? "yes" : "no", Field.Store.NO));
      writer.addDocument(document);
      if (random.nextInt(9_000) == 0) {
        writer.flush();
      }
    }
    writer.flush();
    writer.deleteDocuments(new Term("gone", "yes"));
    return writer;
  }

  @Property
  void aPartIsSetWhereItBelongs(@ForAll long seed) {
    Random random = new Random(seed);
    int base = random.nextInt(200);
    FixedBitSet part = new FixedBitSet(1 + random.nextInt(200));
    FixedBitSet all = new FixedBitSet(base + part.length() + random.nextInt(3));
    FixedBitSet wanted = all.clone();
    for (int i = 0; i < part.length(); i++) {
      if (random.nextBoolean()) {
        part.set(i);
        wanted.set(base + i);
      }
    }
    Fitting.put(part, base, all);
    assertThat(all).isEqualTo(wanted);
  }

  @Test
  void whatFailsFailsForTheOneWhoAsks() {
    List<Callable<Integer>> tasks =
        List.of(
            () -> 1,
            () -> {
              throw new IOException("unreadable");
            });
    for (int count = 1; count < 4; count++) {
      Hands hands = new Hands(count);
      assertThatThrownBy(() -> hands.all(tasks))
          .isInstanceOf(IOException.class)
          .hasMessage("unreadable");
    }
  }
}
