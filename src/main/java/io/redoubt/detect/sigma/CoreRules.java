package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.kept.DraftReader;
import io.redoubt.detect.sigma.kept.DraftWriter;
import io.redoubt.detect.sigma.read.Placeholders;
import io.redoubt.detect.sigma.read.RuleFile;
import io.redoubt.detect.sigma.read.RuleText;
import io.redoubt.detect.sigma.rule.Draft;
import io.redoubt.detect.sigma.rule.FieldRefs;
import io.redoubt.detect.sigma.rule.RuleDrafts;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The rules that come with Redoubt, as named by `rules/INDEX` on the class path.
final class CoreRules {
  private static final String FOLDER = "/rules/";
  private static final String PACKED = FOLDER + "packed";

  private CoreRules() {}

  /// Reads them as packed by the build; from the files themselves where they are not packed.
  static RuleDrafts read(FieldRefs fields) {
    try (InputStream in = CoreRules.class.getResourceAsStream(PACKED)) {
      return in == null ? fromYaml(fields) : DraftReader.read(in.readAllBytes(), 0, fields);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The text of one file, by its path as shown; empty when there is none.
  static Optional<String> text(String path) {
    if (!path.startsWith(FOLDER.substring(1)) || path.contains("..")) {
      return Optional.empty();
    }
    try (InputStream in = CoreRules.class.getResourceAsStream("/" + path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The same as bytes, for [#read(FieldRefs)].
  ///
  /// @throws IllegalArgumentException when a rule has a problem: only sound rules are packed
  static byte[] packed() {
    RuleDrafts read = fromYaml(new FieldRefs(SigmaTaxonomy.standard()));
    for (Draft draft : read.drafts()) {
      if (draft instanceof Draft.Unusable(String path, String reason)) {
        throw new IllegalArgumentException(path + ": " + reason);
      }
    }
    return DraftWriter.write(read);
  }

  /// The same, read from the files themselves, several at a time.
  static RuleDrafts fromYaml(FieldRefs fields) {
    List<String> paths =
        Arrays.stream(resource(FOLDER + "INDEX").split("\n", -1))
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .toList();
    List<RuleText> texts =
        paths.parallelStream()
            .map(path -> RuleText.of("rules/" + path, resource(FOLDER + path)))
            .toList();
    return new RuleFile(fields, Placeholders.NONE).read(texts);
  }

  private static String resource(String name) {
    try (InputStream in = CoreRules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program was built without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
