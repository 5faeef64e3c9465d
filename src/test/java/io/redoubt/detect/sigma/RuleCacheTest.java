package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.kept.RuleCache;
import io.redoubt.detect.sigma.kept.RuleCache.Outcome;
import io.redoubt.detect.sigma.read.Placeholders;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that were kept are the rules of the files, or they are not used.
class RuleCacheTest {
  private static final SigmaTaxonomy TAXONOMY = SigmaTaxonomy.standard();
  private static final byte[] KEY = new byte[32];

  @TempDir private Path temp = Path.of("");
  private Path rules = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void aFolderOfRules() throws IOException {
    rules = Files.createDirectory(temp.resolve("rules"));
    folder = temp.resolve("cache/rules");
    for (int i = 0; i < RuleLoader.WORTH_KEEPING; i++) {
      write(i, "x" + i);
    }
    Files.writeString(rules.resolve("wrong.yml"), "title: Wrong\nlogsource: {product: windows}\n");
    Files.writeString(rules.resolve("broken.yml"), "title: [\n");
    Files.writeString(
        rules.resolve("open.yml"), rule(999, "'%Open%'").replace("Image:", "Image|expand:"));
  }

  private void write(int i, String value) throws IOException {
    Files.writeString(rules.resolve("r%03d.yml".formatted(i)), rule(i, value));
  }

  private static String rule(int i, String value) {
    return """
    title: Rule %d
    id: %d
    logsource: {product: windows, category: process_creation}
    detection:
      a:
        Image: %s
      condition: a
    """
        .formatted(i, i, value);
  }

  /* As if it were an hour later: no file was changed just now. */
  private RuleCache cache(String program) {
    return RuleCache.in(
        folder, program, InstantSource.offset(InstantSource.system(), Duration.ofHours(1)));
  }

  private LoadedRules load(RuleCache cache) {
    return load(cache, Placeholders.NONE);
  }

  private LoadedRules load(RuleCache cache, Placeholders placeholders) {
    return new RuleLoader(TAXONOMY, placeholders, cache).path(rules).load();
  }

  private Path kept() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().getFirst();
    }
  }

  @Test
  void theSecondStartHasTheSameRulesAndTheSameRejections() {
    RuleCache cache = cache("one");
    List<String> first = Shown.of(load(cache));
    assertThat(cache.last()).isEqualTo(Outcome.MISSING);
    LoadedRules second = load(cache);
    assertThat(cache.last()).isEqualTo(Outcome.FOUND);
    assertThat(Shown.of(second)).isEqualTo(first);
    assertThat(first).isEqualTo(Shown.of(load(RuleCache.NONE)));
    assertThat(second.size()).isEqualTo(RuleLoader.WORTH_KEEPING);
    assertThat(second.skipped()).hasSize(3);
  }

  @Test
  void aChangedRuleIsRead() throws IOException {
    RuleCache cache = cache("one");
    load(cache);
    Path changed = rules.resolve("r007.yml");
    FileTime time = Files.getLastModifiedTime(changed);
    write(7, "y7"); // as long as before
    Files.setLastModifiedTime(changed, time);
    List<String> now = Shown.of(load(cache));
    assertThat(cache.last()).isEqualTo(Outcome.STALE);
    assertThat(now).isEqualTo(Shown.of(load(RuleCache.NONE)));
    assertThat(Shown.of(load(cache))).isEqualTo(now);
    assertThat(cache.last()).isEqualTo(Outcome.FOUND);
  }

  @Test
  void whatTheSystemSaysUnchangedIsNotOpened() throws IOException {
    RuleCache cache = cache("one");
    List<String> first = Shown.of(load(cache));
    long opened = Files.getLastModifiedTime(kept()).toMillis();
    assertThat(unchanged(cache)).isTrue();
    assertThat(Shown.of(load(cache))).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(kept()).toMillis()).isEqualTo(opened);
    Path changed = rules.resolve("r007.yml");
    FileTime time = Files.getLastModifiedTime(changed);
    write(7, "y7");
    Files.setLastModifiedTime(changed, time);
    assertThat(unchanged(cache)).isFalse();
    assertThat(Shown.of(load(cache))).isEqualTo(Shown.of(load(RuleCache.NONE)));
    assertThat(unchanged(cache)).isTrue();
  }

  @Test
  void anyOtherChangeOfAFolderIsSeen() throws IOException {
    RuleCache cache = cache("one");
    Path below = Files.createDirectory(rules.resolve("below"));
    Files.createDirectory(temp.resolve("far"));
    Files.createSymbolicLink(rules.resolve("link"), temp.resolve("far"));
    Path gone = rules.resolve("r001.yml");
    List<Change> changes =
        List.of(
            () -> Files.writeString(below.resolve("new.yml"), rule(1000, "a")),
            () -> Files.writeString(temp.resolve("far/new.yml"), rule(1001, "a")),
            () -> Files.writeString(rules.resolve("r000.yml"), rule(0, "longer")),
            () -> Files.deleteIfExists(gone),
            () -> Files.move(rules.resolve("r002.yml"), gone));
    for (Change change : changes) {
      load(cache);
      assertThat(unchanged(cache)).isTrue();
      change.make();
      assertThat(unchanged(cache)).isFalse();
      assertThat(Shown.of(load(cache))).isEqualTo(Shown.of(load(RuleCache.NONE)));
    }
  }

  @Test
  void whatMayStillChangeUnseenIsReadAgain() throws IOException {
    RuleCache now = RuleCache.in(folder, "one", InstantSource.system());
    load(now);
    assertThat(unchanged(now)).isFalse();
    Path link = Files.createSymbolicLink(rules.resolve("later.yml"), temp.resolve("later.yml"));
    load(cache("one"));
    assertThat(unchanged(cache("one"))).isFalse();
    Files.delete(link);
    load(cache("one"));
    assertThat(unchanged(cache("one"))).isTrue();
  }

  private interface Change {
    Object make() throws IOException;
  }

  private boolean unchanged(RuleCache cache) {
    return cache
        .find(
            rules.toAbsolutePath() + "\n" + rules,
            stamps -> Stamps.same(stamps, cache.key().add("").key()))
        .isPresent();
  }

  @Test
  void anotherNameOfAFileCounts() throws IOException {
    RuleCache cache = cache("one");
    load(cache);
    Files.move(rules.resolve("r000.yml"), rules.resolve("s000.yml"));
    assertThat(Shown.of(load(cache))).isEqualTo(Shown.of(load(RuleCache.NONE)));
    assertThat(cache.last()).isEqualTo(Outcome.STALE);
  }

  @Test
  void whatPlaceholdersStandForCounts() {
    RuleCache cache = cache("one");
    load(cache);
    Placeholders known = new Placeholders(Map.of("Open", List.of("a", "b")));
    assertThat(load(cache, known).skipped()).hasSize(2);
    assertThat(cache.last()).isEqualTo(Outcome.STALE);
  }

  @Test
  void anotherProgramReadsTheFiles() {
    load(cache("one"));
    RuleCache other = cache("two");
    load(other);
    assertThat(other.last()).isEqualTo(Outcome.MISSING);
  }

  @Test
  void anyFlippedBitIsFound() throws IOException {
    RuleCache cache = cache("one");
    cache.keep("here", KEY, new byte[] {7, 7}, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    Path file = kept();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(cache.find("here", KEY)).isPresent();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
      Files.write(file, damaged);
      assertThat(cache.find("here", KEY)).as("bit %d", bit).isEmpty();
      assertThat(cache.last()).as("bit %d", bit).isEqualTo(Outcome.DAMAGED);
    }
  }

  @Test
  void aCutFileIsMadeAnew() throws IOException {
    RuleCache cache = cache("one");
    List<String> first = Shown.of(load(cache));
    byte[] bytes = Files.readAllBytes(kept());
    for (int length : new int[] {0, 3, 43, 44, bytes.length / 2, bytes.length - 1}) {
      Files.write(kept(), java.util.Arrays.copyOf(bytes, length));
      assertThat(Shown.of(load(cache))).isEqualTo(first);
      assertThat(cache.last()).isEqualTo(Outcome.DAMAGED);
      assertThat(Files.readAllBytes(kept())).isEqualTo(bytes);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenKeepsNothing() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    RuleCache cache = RuleCache.in(file.resolve("below"), "one", InstantSource.system());
    assertThat(Shown.of(load(cache))).isEqualTo(Shown.of(load(RuleCache.NONE)));
    assertThat(cache.last()).isEqualTo(Outcome.MISSING);
  }

  @Test
  void severalAtOnceLeaveOneWholeFile() throws IOException {
    List<String> expected = Shown.of(load(RuleCache.NONE));
    List<CompletableFuture<List<String>>> loads =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> Shown.of(load(cache("one")))))
            .toList();
    assertThat(loads.stream().map(CompletableFuture::join)).allMatch(expected::equals);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    RuleCache cache = cache("one");
    load(cache);
    assertThat(cache.last()).isEqualTo(Outcome.FOUND);
  }

  @Test
  void fewRulesAreNotWorthAFile() throws IOException {
    try (Stream<Path> files = Files.list(rules)) {
      for (Path file : files.limit(10).toList()) {
        Files.delete(file);
      }
    }
    RuleCache cache = cache("one");
    load(cache);
    assertThat(cache.last()).isEqualTo(Outcome.UNUSED);
    assertThat(folder).doesNotExist();
  }

  @Test
  void onlySoManyPlacesAreKept() throws IOException {
    RuleCache cache = cache("one");
    for (int i = 0; i < RuleCache.KEPT + 5; i++) {
      cache.keep("place " + i, KEY, new byte[0], new byte[4]);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(RuleCache.KEPT);
    }
  }
}
