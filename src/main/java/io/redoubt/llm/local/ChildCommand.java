package io.redoubt.llm.local;

import de.kherud.llama.LlamaModel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the child is started: the same Java, without a shell, with a small heap (the model lies
/// outside of it) and an environment of its own, so that no key or password of this process is
/// handed on. Crashes leave no core and no error file, which could hold parts of a prompt.
final class ChildCommand {
  private static final List<String> OPTIONS =
      List.of(
          "-Xms8m",
          "-Xmx64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+DisplayVMOutputToStderr",
          "--enable-native-access=ALL-UNNAMED",
          "-Dfile.encoding=UTF-8",
          "-Djava.library.path=");

  /// What a Windows process needs to find its libraries and its temporary folder.
  private static final List<String> WINDOWS = List.of("SystemRoot", "TEMP", "TMP");

  private ChildCommand() {}

  /// Starts a child that unpacks native code into this folder.
  static Process start(NativeFolder folder) throws IOException {
    return builder(folder, List.of()).start();
  }

  /// How a child is started.
  ///
  /// @param more options of the virtual machine
  static ProcessBuilder builder(NativeFolder folder, List<String> more) {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    Path java = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    List<String> command =
        Stream.of(
                Stream.of(java.toString()),
                OPTIONS.stream(),
                more.stream(),
                Stream.of(
                    "-XX:ErrorFile=" + folder.path().resolve("crash.log"),
                    "-D" + NativeFolder.PROPERTY + "=" + folder.path(),
                    "-cp",
                    classPath(),
                    ChildMain.class.getName()))
            .flatMap(part -> part)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.path().toFile());
    Map<String, String> environment = builder.environment();
    if (windows) {
      environment.keySet().removeIf(name -> WINDOWS.stream().noneMatch(name::equalsIgnoreCase));
    } else {
      environment.clear();
      environment.put("PATH", "/usr/bin:/bin");
      environment.put("LC_ALL", "C.UTF-8");
    }
    return builder;
  }

  private static String classPath() {
    return Stream.of(ChildMain.class, LlamaModel.class)
        .map(ChildCommand::origin)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IllegalStateException(type + " comes from nowhere");
    }
    try {
      return Path.of(source.getLocation().toURI()).toAbsolutePath().toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("A class path that is no path", impossible);
    }
  }
}
