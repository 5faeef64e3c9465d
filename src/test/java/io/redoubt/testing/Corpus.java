package io.redoubt.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// The shared corpus of real logs, which lies beside the project and is no part of it. Where it is
/// absent, tests that ask for it are skipped and say so.
public final class Corpus {
  private Corpus() {}

  /// The corpus' folder of this name; skips the calling test where there is none.
  public static Path require(String name) {
    Path root = Path.of(System.getProperty("redoubt.corpus", "../shared/corpus"));
    Path part = root.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(part),
        () -> "SKIPPED: no corpus at " + part + " (set -Dredoubt.corpus=DIR to run this test)");
    return part;
  }

  /// All regular files below a folder, sorted.
  public static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The bytes of a file, unpacked when it is a gzip.
  public static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return plain.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
