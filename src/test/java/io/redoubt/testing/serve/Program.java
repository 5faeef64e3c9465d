package io.redoubt.testing.serve;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The program as tests run it in processes of its own.
///
/// @param classPath of the process
/// @param cache start cache of this class path, or empty
public record Program(String classPath, Optional<Path> cache) {
  private static final String MAIN = "io.redoubt.app.Main";

  /// As it is installed, with its start cache, when `-Dredoubt.program=…/redoubt.jar` names the
  /// packed one, as the gate does; otherwise the classes of this build.
  public static Program built() {
    String named = System.getProperty("redoubt.program", "");
    if (named.isEmpty()) {
      return new Program(String.join(File.pathSeparator, places()), Optional.empty());
    }
    Path jar = Path.of(named).toAbsolutePath();
    Path cache = jar.resolveSibling("serve.aot");
    return new Program(jar.toString(), Optional.of(cache).filter(Files::isRegularFile));
  }

  /// The folders and jars that this JVM has its classes from.
  public static List<String> places() {
    List<String> places =
        Program.class.getClassLoader() instanceof URLClassLoader loader
            ? Arrays.stream(loader.getURLs()).map(Program::file).toList()
            : List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    return places.stream().filter(place -> Files.exists(Path.of(place))).toList();
  }

  private static String file(URL url) {
    return Path.of(URI.create(url.toString())).toString();
  }

  /// The command that runs it: quick to start, with a small heap, and as many carriers of virtual
  /// threads as the launcher gives the service.
  ///
  /// @param jvm further options of the JVM
  /// @param arguments those of the program
  public List<String> command(List<String> jvm, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8"));
    command.add("-Djdk.virtualThreadScheduler.parallelism=8");
    cache.ifPresent(
        file ->
            command.addAll(List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off")));
    // What the cache knows of busy code would be compiled at once; most lives here are short.
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining"));
    command.addAll(unpackedLibrary());
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath, MAIN));
    command.addAll(arguments);
    return command;
  }

  /// The native library of SQLite that was unpacked beside the start cache or the program's jar, as
  /// the launcher names it: otherwise each start unpacks it once more and compares.
  private List<String> unpackedLibrary() {
    Path jars = cache.orElse(Path.of(classPath)).resolveSibling("lib");
    if (!Files.isDirectory(jars)) {
      return List.of();
    }
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(jars, "sqlite-jdbc-*")) {
      for (Path folder : unpacked) {
        if (Files.isRegularFile(folder.resolve("libsqlitejdbc.so"))) {
          return List.of("-Dorg.sqlite.lib.path=" + folder);
        }
      }
      return List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
