package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.kept.RuleCache;
import io.redoubt.detect.sigma.read.Placeholders;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.testing.Corpus;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SigmaHQ's rules from a cache are those from YAML: what each asks, in which order, of which
/// fields, and what is refused and why.
class CachedSigmaCorpusTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"rules-threat-hunting", "rules-emerging-threats"})
  void everyRuleAndEveryRejectionComesBack(String part) {
    comesBack(Corpus.require("sigma").resolve(part));
  }

  @Tag("campaign")
  @Test
  void everyRuleOfAllComesBack() {
    comesBack(Corpus.require("sigma").resolve("rules"));
  }

  private void comesBack(Path rules) {
    RuleCache cache = RuleCache.in(folder, "one", InstantSource.system());
    LoadedRules first = load(rules, cache);
    LoadedRules second = load(rules, cache);
    assertThat(cache.last()).isEqualTo(RuleCache.Outcome.FOUND);
    assertThat(second.size()).isGreaterThan(100);
    assertThat(Shown.of(second)).isEqualTo(Shown.of(first));
  }

  private static LoadedRules load(Path rules, RuleCache cache) {
    return new RuleLoader(SigmaTaxonomy.standard(), Placeholders.NONE, cache).path(rules).load();
  }
}
