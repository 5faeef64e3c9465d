package io.redoubt.llm.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// ONNX Runtime's native code, unpacked into a private folder for the moment of loading. Left to
/// itself the library unpacks it too, but leaves it behind when the program is halted.
///
/// @param folder readable by this user alone
record NativeCode(Path folder) implements AutoCloseable {
  private static final String PROPERTY = "onnxruntime.native.path";
  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");
  private static final Map<String, String> PROCESSORS =
      Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "aarch64", "arm64", "aarch64");

  /// Unpacks it and says where it lies.
  ///
  /// @throws IOException when there is none for this platform, or nowhere to put it
  static NativeCode unpacked() throws IOException {
    String platform = system() + "-" + processor();
    NativeCode code = new NativeCode(Files.createTempDirectory("redoubt-onnx-"));
    for (String name : NAMES) {
      String file = System.mapLibraryName(name);
      try (InputStream in =
          NativeCode.class.getResourceAsStream("/ai/onnxruntime/native/" + platform + "/" + file)) {
        if (in == null) {
          code.close();
          throw new IOException("ONNX Runtime has no code for " + platform);
        }
        Files.copy(in, code.folder.resolve(file));
      }
    }
    System.setProperty(PROPERTY, code.folder.toString());
    return code;
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("win") ? "win" : name.startsWith("mac") ? "osx" : "linux";
  }

  private static String processor() {
    String name = System.getProperty("os.arch", "");
    return PROCESSORS.getOrDefault(name, name);
  }

  /// Removes it again; what is loaded stays loaded. Windows keeps the files of loaded code.
  @Override
  public void close() {
    for (String name : NAMES) {
      delete(folder.resolve(System.mapLibraryName(name)));
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
