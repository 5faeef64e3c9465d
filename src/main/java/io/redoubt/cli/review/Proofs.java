package io.redoubt.cli.review;

import io.redoubt.triage.qualify.Proof;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/// What models earned, a file each in the folder `models` of a workspace, sealed with its key: one
/// that was written or changed by somebody else counts for nothing.
///
/// @param folder of the files
/// @param seal keyed hash of a text
public record Proofs(Path folder, UnaryOperator<String> seal) {

  /// What is known of this model; empty when nothing is, or nothing that can be believed.
  ///
  /// @param terms as [Proof#terms] gives them
  public Optional<Proof> find(SortedMap<String, String> terms) {
    try {
      String kept = Files.readString(file(terms), StandardCharsets.UTF_8);
      int end = kept.indexOf('\n');
      String text = kept.substring(end + 1);
      return end > 0 && seal.apply(text).equals(kept.substring(0, end))
          ? Proof.of(text)
          : Optional.empty();
    } catch (NoSuchFileException | CharacterCodingException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// Keeps a proof in place of an older one.
  ///
  /// @throws IOException when the folder cannot be written
  public void keep(Proof proof) throws IOException {
    Files.createDirectories(folder);
    String text = proof.text();
    Files.writeString(file(proof.terms()), seal.apply(text) + "\n" + text);
  }

  private Path file(SortedMap<String, String> terms) {
    String name = terms.get("backend") + "\n" + terms.get("model");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 12) + ".qualified");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
