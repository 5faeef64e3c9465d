package io.redoubt.testing;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.nio.file.Path;

/// SigmaHQ's rules from the corpus, read once for all tests that need them.
public final class SigmaHq {
  private SigmaHq() {}

  private static final class Once {
    private static final LoadedRules RULES = load(Corpus.require("sigma"));

    private static LoadedRules load(Path sigma) {
      return new RuleLoader(SigmaTaxonomy.standard())
          .path(sigma.resolve("rules"))
          .path(sigma.resolve("rules-emerging-threats"))
          .path(sigma.resolve("rules-threat-hunting"))
          .load();
    }
  }

  /// The rules; skips the calling test where there is no corpus.
  public static LoadedRules rules() {
    Corpus.require("sigma");
    return Once.RULES;
  }
}
