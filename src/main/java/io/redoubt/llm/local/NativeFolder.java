package io.redoubt.llm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The private folder into which the library's native code is unpacked: one for each child, made by
/// the parent, readable by nobody else, so that no other user can put code there and two children
/// do not overwrite each other's. The child empties it as soon as the code is loaded where the
/// system allows that, the parent removes it when the child has ended.
record NativeFolder(Path path) {
  /// The library's name for the folder.
  static final String PROPERTY = "de.kherud.llama.tmpdir";

  static NativeFolder made() throws IOException {
    return new NativeFolder(Files.createTempDirectory("redoubt-llama-"));
  }

  /// The folder of this child.
  static NativeFolder here() {
    return new NativeFolder(Path.of(System.getProperty(PROPERTY, "nowhere")));
  }

  void emptied() {
    empty(path);
  }

  void removed() {
    empty(path);
    delete(path);
  }

  private static void empty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      all.forEach(NativeFolder::delete);
    } catch (IOException _) {
      // gone already
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // Windows keeps loaded code; the folder is temporary in any case
    }
  }
}
