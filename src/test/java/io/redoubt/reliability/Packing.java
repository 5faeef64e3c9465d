package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.Program;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.sqlite.util.LibraryLoaderUtil;

/// The program for many starts: packed, with a start cache, as the launcher uses one.
final class Packing {
  private Packing() {}

  /// The packed one that was named to the tests, otherwise the classes of this build packed into
  /// this folder.
  static Program program(Path folder) throws IOException {
    Program built = Program.built();
    return built.cache().isPresent() ? built : packed(folder);
  }

  private static Program packed(Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    Path tests = tests();
    for (String place : Program.places()) {
      Path path = Path.of(place);
      if (!path.equals(tests)) {
        jars.add((Files.isDirectory(path) ? pack(path, folder) : path).toString());
      }
    }
    Program plain = new Program(String.join(File.pathSeparator, jars), Optional.empty());
    unpackLibrary(folder);
    Path cache = folder.resolve("serve.aot");
    trained(plain, folder, List.of());
    String said = trained(plain, folder, List.of("-XX:AOTCacheOutput=" + cache));
    assertThat(cache).as("%s", said).isNotEmptyFile();
    return new Program(plain.classPath(), Optional.of(cache));
  }

  /* The second starts from what the first one left, as the build has it; gives what it said. */
  private static String trained(Program plain, Path folder, List<String> jvm) throws IOException {
    ServedProcess.How how = new ServedProcess.How(List.of(), jvm, List.of());
    try (ServedProcess training = ServedProcess.start(plain, folder.resolve("training"), how)) {
      byte[] log = Files.readAllBytes(Path.of("samples/incident/web01/auth.log"));
      training.api().send("POST", "/api/v1/events", log, "Content-Type", "text/plain");
      training.api().settle();
      training.api().get("/api/v1/events/search?limit=5");
      training.stop();
      return training.said();
    }
  }

  /* As the build does for the launcher; where the JDBC driver has none for this system, it is left
  to the driver, as it is there. */
  private static void unpackLibrary(Path folder) throws IOException {
    String place =
        LibraryLoaderUtil.getNativeLibResourcePath() + '/' + LibraryLoaderUtil.getNativeLibName();
    try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(place)) {
      if (library != null) {
        Path to = folder.resolve("lib").resolve("sqlite-jdbc-unpacked");
        Files.createDirectories(to);
        Files.copy(library, to.resolve(LibraryLoaderUtil.getNativeLibName()));
      }
    }
  }

  private static Path tests() {
    try {
      return Path.of(Packing.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException never) {
      throw new IllegalStateException(never);
    }
  }

  private static Path pack(Path classes, Path folder) throws IOException {
    Path jar = folder.resolve("program-" + classes.getFileName() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
