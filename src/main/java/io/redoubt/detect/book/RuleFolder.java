package io.redoubt.detect.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The folder of what users uploaded: a file of YAML each, and `disabled`, the ids of the rules
/// that are off, a line each. What is written is on disk when the call returns, whole or not at
/// all.
final class RuleFolder {
  private static final String OFF = "disabled";
  private static final String ENDING = ".yml";

  private final Path folder;

  RuleFolder(Path folder) {
    this.folder = folder;
  }

  /// File name → text, in order of names; empty when there is no folder.
  ///
  /// @throws UncheckedIOException when they cannot be read
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        texts.put(
            String.valueOf(file.getFileName()),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (NoSuchFileException none) {
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  /// Ids of the rules that are off.
  Set<String> disabled() {
    try {
      return new TreeSet<>(
          Files.readString(folder.resolve(OFF), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList());
    } catch (NoSuchFileException none) {
      return new TreeSet<>();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void disable(Set<String> ids) {
    write(OFF, String.join("\n", new TreeSet<>(ids)) + "\n");
  }

  /// A file name for a rule of this id.
  static String name(String id) {
    String plain = id.replaceAll("[^A-Za-z0-9_-]", "_");
    String cut = plain.length() > 80 ? plain.substring(0, 80) : plain;
    return (cut.isEmpty() ? "rule" : cut) + '-' + Integer.toHexString(id.hashCode()) + ENDING;
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(folder);
      Path made = folder.resolve(name + ".new");
      Files.writeString(made, text, StandardCharsets.UTF_8);
      synced(made, StandardOpenOption.WRITE);
      Files.move(
          made,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      synced(folder, StandardOpenOption.READ);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
      synced(folder, StandardOpenOption.READ);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void synced(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
