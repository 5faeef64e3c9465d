package io.redoubt.detect.sigma;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Run by the build: packs the rules that come with Redoubt, so that the program need not read
/// their YAML.
public final class RulePacker {
  private RulePacker() {}

  /// Writes the packed rules.
  ///
  /// @param args the file to write
  /// @throws IOException when it cannot be written
  public static void main(String[] args) throws IOException {
    Files.write(Path.of(args[0]), CoreRules.packed());
  }
}
