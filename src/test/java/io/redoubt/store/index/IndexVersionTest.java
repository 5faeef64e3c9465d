package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another version of the program wrote is not read, but built again.
class IndexVersionTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void anIndexOfAnotherVersionIsBuiltAgainAndSaysSo() throws IOException {
    try (LuceneIndex index = new LuceneIndex(folder, Clock.systemUTC())) {
      index.take(Numbered.logons(0, 10), 10);
      assertThat(index.outdated()).isFalse();
    }
    Path partition;
    try (Stream<Path> folders = Files.list(folder)) {
      partition = folders.findFirst().orElseThrow();
    }
    try (Directory directory = FSDirectory.open(partition);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("redoubt", "1", "first", "0", "next", "10").entrySet());
      writer.commit();
    }
    try (LuceneIndex index = new LuceneIndex(folder, Clock.systemUTC())) {
      assertThat(index.outdated()).isTrue();
      assertThat(index.next()).isZero();
      index.take(Numbered.logons(0, 10), 10);
      index.commit();
      assertThat(index.state().events()).isEqualTo(10);
    }
    try (LuceneIndex index = new LuceneIndex(folder, Clock.systemUTC())) {
      assertThat(index.outdated()).isFalse();
      assertThat(index.next()).isEqualTo(10);
    }
  }
}
