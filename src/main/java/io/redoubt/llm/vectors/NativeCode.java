package io.redoubt.llm.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// ONNX Runtime's native code: where it was unpacked when the program was built, otherwise unpacked
/// into a private folder for the moment of loading. Left to itself the library unpacks it too, but
/// leaves it behind when the program is halted.
///
/// @param folder where it lies
/// @param passing it was unpacked for this moment, readable by this user alone
record NativeCode(Path folder, boolean passing) implements AutoCloseable {
  private static final String PROPERTY = "onnxruntime.native.path";
  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");
  private static final Map<String, String> PROCESSORS =
      Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "aarch64", "arm64", "aarch64");

  /// Says where it lies, and unpacks it where it does not lie yet.
  ///
  /// @throws IOException when there is none for this platform, or nowhere to put it
  static NativeCode unpacked() throws IOException {
    String resources = "/ai/onnxruntime/native/" + system() + "-" + processor() + "/";
    List<Path> beside =
        NAMES.stream().flatMap(name -> Beside.jar(resources + file(name)).stream()).toList();
    NativeCode code =
        beside.size() == NAMES.size()
            ? new NativeCode(beside.getFirst().resolveSibling(""), false)
            : unpacked(resources);
    System.setProperty(PROPERTY, code.folder.toString());
    return code;
  }

  private static NativeCode unpacked(String resources) throws IOException {
    NativeCode code = new NativeCode(Files.createTempDirectory("redoubt-onnx-"), true);
    for (String name : NAMES) {
      try (InputStream in = NativeCode.class.getResourceAsStream(resources + file(name))) {
        if (in == null) {
          code.close();
          throw new IOException("ONNX Runtime has no code for " + system() + "-" + processor());
        }
        Files.copy(in, code.folder.resolve(file(name)));
      }
    }
    return code;
  }

  private static String file(String name) {
    return System.mapLibraryName(name);
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("win") ? "win" : name.startsWith("mac") ? "osx" : "linux";
  }

  private static String processor() {
    String name = System.getProperty("os.arch", "");
    return PROCESSORS.getOrDefault(name, name);
  }

  /// Removes what was unpacked for this moment; what is loaded stays loaded. Windows keeps the
  /// files of loaded code.
  @Override
  public void close() {
    if (!passing) {
      return;
    }
    for (String name : NAMES) {
      delete(folder.resolve(file(name)));
    }
    delete(folder);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      file.toFile().deleteOnExit();
    }
  }
}
