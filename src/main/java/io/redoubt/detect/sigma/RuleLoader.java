package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.kept.DraftReader;
import io.redoubt.detect.sigma.kept.DraftWriter;
import io.redoubt.detect.sigma.kept.KeyMaker;
import io.redoubt.detect.sigma.kept.RuleCache;
import io.redoubt.detect.sigma.read.InvalidRule;
import io.redoubt.detect.sigma.read.Placeholders;
import io.redoubt.detect.sigma.read.RuleFile;
import io.redoubt.detect.sigma.read.RuleText;
import io.redoubt.detect.sigma.read.YamlMap;
import io.redoubt.detect.sigma.rule.Draft;
import io.redoubt.detect.sigma.rule.FieldRefs;
import io.redoubt.detect.sigma.rule.RuleDrafts;
import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Collects rule files and turns them into [LoadedRules]. Used once, not thread-safe.
///
/// A folder stands for every `.yml` and `.yaml` file below it, sorted; files named `*.test.yml` are
/// tests of rules and are passed over.
public final class RuleLoader {
  /// Fewer files are read as quickly as a cache.
  static final int WORTH_KEEPING = 100;

  private static final byte[] NONE = {};

  private final FieldRefs fields;
  private final Placeholders placeholders;
  private final RuleCache cache;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, String> statuses = new HashMap<>();

  /// A loader that finds fields by this taxonomy.
  public RuleLoader(SigmaTaxonomy taxonomy) {
    this(taxonomy, Placeholders.NONE);
  }

  /// A loader that finds fields by this taxonomy and knows what these placeholders stand for.
  public RuleLoader(SigmaTaxonomy taxonomy, Placeholders placeholders) {
    this(taxonomy, placeholders, RuleCache.NONE);
  }

  /// A loader that keeps what it made of large folders for the next one.
  public RuleLoader(SigmaTaxonomy taxonomy, Placeholders placeholders, RuleCache cache) {
    this.fields = new FieldRefs(taxonomy);
    this.placeholders = placeholders;
    this.cache = cache;
  }

  /// Adds the rules that come with Redoubt, as named by `rules/INDEX`.
  public RuleLoader core() {
    return add(CoreRules.read(fields));
  }

  /// Adds a rule file, or all rule files below a folder.
  public RuleLoader path(Path path) {
    if (!Files.exists(path)) {
      drafts.add(new Draft.Unusable(path.toString(), "there is no such file or folder"));
      return this;
    }
    Optional<RuleDrafts> unchanged = unchanged(path);
    if (unchanged.isPresent()) {
      return add(unchanged.get());
    }
    try {
      RuleFiles.Found found = RuleFiles.below(path);
      boolean few = found.rules().size() < WORTH_KEEPING;
      return add(few ? read(RuleFiles.read(found.rules())) : kept(path, found));
    } catch (IOException unreadable) {
      drafts.add(new Draft.Unusable(path.toString(), "cannot be read: " + unreadable.getMessage()));
      return this;
    }
  }

  /// Adds the rules in a text.
  public RuleLoader text(String path, String text) {
    return add(reading().read(List.of(RuleText.of(path, text))));
  }

  /// All rules added so far, connected.
  public LoadedRules load() {
    RuleLinker linker = new RuleLinker(fields);
    drafts.forEach(linker::add);
    return linker.link(statuses);
  }

  /// The rules of this text alone, fields found by the standard taxonomy.
  public static LoadedRules of(String text) {
    return new RuleLoader(SigmaTaxonomy.standard()).text("rule.yml", text).load();
  }

  /// The text of a rule file that comes with Redoubt, by its path such as `rules/linux/x.yml`;
  /// empty when there is none.
  public static Optional<String> coreText(String path) {
    return CoreRules.text(path);
  }

  /// The ids that the rules of a text give themselves, in order; those that cannot be read have
  /// none.
  public static List<String> ids(String text) {
    return RuleText.of("", text).documents().stream()
        .filter(MappingNode.class::isInstance)
        .map(RuleLoader::id)
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private static String id(Node document) {
    try {
      return YamlMap.of(document, "a rule").text("id", "");
    } catch (InvalidRule unreadable) {
      return "";
    }
  }

  /// Whether a file of this name holds rules.
  public static boolean isRule(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
    return yaml && !name.endsWith(".test.yml") && !name.endsWith(".test.yaml");
  }

  /// Whether this is a rule file, or a folder with one somewhere below.
  ///
  /// @throws IOException when a folder cannot be read
  public static boolean holdsRules(Path path) throws IOException {
    return RuleFiles.any(path);
  }

  private RuleLoader add(RuleDrafts read) {
    drafts.addAll(read.drafts());
    read.statuses().forEach(statuses::putIfAbsent);
    return this;
  }

  private RuleFile reading() {
    return new RuleFile(fields, placeholders);
  }

  private RuleDrafts read(RuleFiles files) {
    return reading().read(files.texts());
  }

  /* What was kept of the place, if none of the files and folders there have changed since. */
  private Optional<RuleDrafts> unchanged(Path path) {
    return cache
        .find(place(path), stamps -> Stamps.same(stamps, settings().key()))
        .flatMap(this::read);
  }

  private Optional<RuleDrafts> read(RuleCache.Kept kept) {
    try {
      return Optional.of(DraftReader.read(kept.bytes(), kept.rules(), fields));
    } catch (IOException damaged) {
      cache.damaged();
      return Optional.empty();
    }
  }

  private static String place(Path path) {
    return path.toAbsolutePath() + "\n" + path;
  }

  /* What decides what becomes of rules, beside themselves. */
  private KeyMaker settings() {
    KeyMaker maker = cache.key();
    placeholders.listed().forEach(maker::add);
    return maker.add("");
  }

  private RuleDrafts kept(Path path, RuleFiles.Found found) {
    byte[] stamps =
        cache.kept() && found.plain()
            ? Stamps.of(found.all(), cache.now(), settings().key()).orElse(NONE)
            : NONE;
    RuleFiles files = RuleFiles.read(found.rules());
    if (!cache.kept() || !files.whole()) {
      return read(files);
    }
    byte[] key = files.key(settings());
    Optional<RuleCache.Kept> kept = cache.find(place(path), key);
    Optional<RuleDrafts> known = kept.flatMap(this::read);
    if (kept.isPresent() && known.isPresent()) {
      if (stamps.length > 0) {
        cache.keep(place(path), key, stamps, kept.get().body());
      }
      return known.get();
    }
    RuleDrafts read = read(files);
    cache.keep(place(path), key, stamps, DraftWriter.write(read));
    return read;
  }

  /// What a skipped rule looks like in a list, for messages.
  public static String line(Skipped skipped) {
    return skipped.path() + ": " + skipped.reason();
  }
}
