package io.redoubt.detect.sigma;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The rules that come with Redoubt, as named by `rules/INDEX` on the class path. Immutable.
///
/// @param texts in the order of the index
record CoreRules(List<RuleText> texts) {
  private static final String FOLDER = "/rules/";
  private static final String PACKED = FOLDER + "packed";

  /// Reads them as packed by the build; from the files themselves where they are not packed.
  static CoreRules read() {
    try (InputStream in = CoreRules.class.getResourceAsStream(PACKED)) {
      return in == null
          ? fromYaml()
          : new CoreRules(
              PackedRules.read(new DataInputStream(new ByteArrayInputStream(in.readAllBytes()))));
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

  /// The same, read from the files themselves, several at a time.
  static CoreRules fromYaml() {
    List<String> paths =
        Arrays.stream(resource(FOLDER + "INDEX").split("\n", -1))
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .toList();
    return new CoreRules(
        paths.parallelStream()
            .map(path -> RuleText.of("rules/" + path, resource(FOLDER + path)))
            .toList());
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
