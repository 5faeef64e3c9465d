package io.redoubt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.SourceEntry;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Every file of the corpus is read, or named with the reason why it is not.
class CorpusReadingTest {
  private static final class Accounts implements EntryHandler {
    final Map<String, Long> read = new HashMap<>();
    final Map<String, String> skipped = new HashMap<>();
    final Set<String> keys = new HashSet<>();
    long bytes;

    @Override
    public void entry(SourceEntry entry, InputStream in) throws IOException {
      assertThat(keys.add(entry.key())).as(entry.key()).isTrue();
      long length = in.transferTo(OutputStream.nullOutputStream());
      read.put(entry.path(), length);
      bytes += length;
    }

    @Override
    public void skipped(String path, String reason, boolean partial) {
      assertThat(partial).as(path + ": " + reason).isFalse();
      skipped.put(path, reason);
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }

  @Test
  void accountsForEveryFile() {
    Path corpus = Corpus.require("");
    FileSource source = Reading.source();
    Accounts accounts = new Accounts();
    long start = System.nanoTime();
    Survey survey = source.survey(List.of(corpus.toString()));
    long surveyed = System.nanoTime();
    source.read(List.of(corpus.toString()), accounts);
    long end = System.nanoTime();
    List<Path> files = Corpus.files(corpus);
    long accounted = files.stream().filter(f -> isIn(f.toString(), accounts)).count();
    Figures.atLeast("ingest: corpus files read or named", 1, accounted, files.size());
    assertThat(survey.heads()).hasSize(accounts.read.size());
    Figures.report(
        "ingest: corpus survey, read",
        TimeUnit.NANOSECONDS.toMillis(surveyed - start)
            + " ms, "
            + TimeUnit.NANOSECONDS.toMillis(end - surveyed)
            + " ms for "
            + (accounts.bytes >> 20)
            + " MiB",
        "");
  }

  private static boolean isIn(String file, Accounts accounts) {
    return accounts.read.containsKey(file)
        || accounts.skipped.containsKey(file)
        || accounts.read.keySet().stream().anyMatch(path -> path.startsWith(file + "!"));
  }
}
