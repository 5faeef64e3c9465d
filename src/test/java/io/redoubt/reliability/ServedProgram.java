package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.app.Main;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// The program as these tests run it in processes of its own: with the classes of this build, and
/// for campaigns of many starts with a start cache, as the launcher uses one.
///
/// @param classPath of the process
/// @param cache start cache, or empty
record ServedProgram(String classPath, Optional<Path> cache) {
  /// As it was compiled.
  static ServedProgram compiled() {
    return new ServedProgram(String.join(File.pathSeparator, places()), Optional.empty());
  }

  /// Packed into this folder, with a start cache.
  static ServedProgram packed(Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    String tests = place(ServedProgram.class.getProtectionDomain().getCodeSource().getLocation());
    for (String place : places()) {
      if (!Path.of(place).equals(Path.of(tests))) {
        Path path = Path.of(place);
        jars.add((Files.isDirectory(path) ? pack(path, folder) : path).toString());
      }
    }
    ServedProgram plain =
        new ServedProgram(String.join(File.pathSeparator, jars), Optional.empty());
    Path cache = folder.resolve("serve.aot");
    try (ServedProcess training =
        ServedProcess.start(
            plain,
            folder.resolve("training"),
            new ServedProcess.How(List.of(), List.of("-XX:AOTCacheOutput=" + cache), List.of()))) {
      training.api().get("/readyz");
      training.stop();
      assertThat(cache).as("%s", training.said()).isNotEmptyFile();
    }
    return new ServedProgram(plain.classPath(), Optional.of(cache));
  }

  private static List<String> places() {
    List<String> places = new ArrayList<>();
    if (Main.class.getClassLoader() instanceof URLClassLoader urls) {
      for (URL url : urls.getURLs()) {
        places.add(place(url));
      }
    } else {
      places.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    }
    return places.stream().filter(place -> Files.exists(Path.of(place))).toList();
  }

  private static String place(URL url) {
    try {
      return Path.of(url.toURI()).toString();
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
