package io.redoubt.detect.sigma;

import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Collects rule files and turns them into [LoadedRules]. Used once, not thread-safe.
///
/// A folder stands for every `.yml` and `.yaml` file below it, sorted; files named `*.test.yml` are
/// tests of rules and are passed over.
public final class RuleLoader {
  private final FieldRefs fields;
  private final RuleFile file;
  private final List<Draft> drafts = new ArrayList<>();

  /// A loader that finds fields by this taxonomy.
  public RuleLoader(SigmaTaxonomy taxonomy) {
    this(taxonomy, Placeholders.NONE);
  }

  /// A loader that finds fields by this taxonomy and knows what these placeholders stand for.
  public RuleLoader(SigmaTaxonomy taxonomy, Placeholders placeholders) {
    this.fields = new FieldRefs(taxonomy);
    this.file = new RuleFile(taxonomy, fields, placeholders);
  }

  /// Adds the rules that come with Redoubt, as named by `rules/INDEX`.
  public RuleLoader core() {
    CoreRules.read().texts().forEach(text -> drafts.addAll(file.read(text)));
    return this;
  }

  /// Adds a rule file, or all rule files below a folder.
  public RuleLoader path(Path path) {
    if (!Files.exists(path)) {
      drafts.add(new Draft.Unusable(path.toString(), "there is no such file or folder"));
      return this;
    }
    try (Stream<Path> found = Files.walk(path)) {
      found
          .filter(Files::isRegularFile)
          .filter(f -> f.equals(path) || isRule(f))
          .sorted()
          .forEach(this::read);
    } catch (IOException | UncheckedIOException unreadable) {
      drafts.add(new Draft.Unusable(path.toString(), "cannot be read: " + unreadable.getMessage()));
    }
    return this;
  }

  /// Adds the rules in a text.
  public RuleLoader text(String path, String text) {
    drafts.addAll(file.read(RuleText.of(path, text)));
    return this;
  }

  /// All rules added so far, connected.
  public LoadedRules load() {
    RuleLinker linker = new RuleLinker(fields);
    drafts.forEach(linker::add);
    return linker.link(file.statuses());
  }

  /// The rules of this text alone, for tests.
  static LoadedRules of(String text) {
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

  private void read(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      text(path.toString(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      drafts.add(new Draft.Unusable(path.toString(), "cannot be read: " + unreadable.getMessage()));
    }
  }

  /// What a skipped rule looks like in a list, for messages.
  public static String line(Skipped skipped) {
    return skipped.path() + ": " + skipped.reason();
  }
}
