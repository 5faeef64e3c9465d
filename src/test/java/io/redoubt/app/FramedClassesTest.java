package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The copy of picocli that the start cache holds is picocli.
class FramedClassesTest {
  private static Path copy = Path.of("");

  @BeforeAll
  static void copied(@TempDir Path folder) throws IOException {
    copy = folder.resolve("start").resolve("picocli.jar");
    FramedClasses.main(new String[] {copy.toString()});
  }

  private static Path library() throws Exception {
    return Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /* Entries by name: of classes the version, of all else the size. */
  private static Map<String, Integer> entries(Path jar) throws IOException {
    Map<String, Integer> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
          boolean code = entry.getName().endsWith(".class");
          entries.put(entry.getName(), code ? version(in) : in.readAllBytes().length);
        }
      }
    }
    return entries;
  }

  private static int version(DataInputStream type) throws IOException {
    assertThat(type.readInt()).isEqualTo(0xCAFEBABE);
    assertThat(type.readUnsignedShort()).isZero();
    return type.readUnsignedShort();
  }

  @Test
  void everythingIsThereAndNoClassIsTooOldForTheCache() throws Exception {
    Map<String, Integer> before = entries(library());
    Map<String, Integer> after = entries(copy);
    assertThat(before.values().stream().filter(version -> version == 49)).hasSizeGreaterThan(200);
    before.replaceAll((name, version) -> name.endsWith(".class") ? Math.max(version, 52) : version);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void theVerifierAcceptsEveryClassAndItsMembersAreTheSame() throws Exception {
    List<String> odd = new ArrayList<>();
    try (URLClassLoader copied = loader(copy);
        URLClassLoader original = loader(library())) {
      for (String name : entries(library()).keySet()) {
        if (name.startsWith("picocli/") && name.endsWith(".class")) {
          String type = name.substring(0, name.length() - 6).replace('/', '.');
          Class<?> one = Class.forName(type, true, copied);
          Class<?> other = Class.forName(type, true, original);
          if (!members(one).equals(members(other))) {
            odd.add(type);
          }
        }
      }
    }
    assertThat(odd).isEmpty();
  }

  @Test
  void itPrintsTheSameHelp() throws Exception {
    assertThat(help(copy)).contains("Usage: same").isEqualTo(help(library()));
  }

  private static URLClassLoader loader(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static List<String> members(Class<?> type) {
    List<String> all = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      all.add(method.toGenericString() + List.of(method.getAnnotations()));
    }
    for (var field : type.getDeclaredFields()) {
      all.add(field.toGenericString());
    }
    for (var made : type.getDeclaredConstructors()) {
      all.add(made.toGenericString());
    }
    all.sort(null);
    return all;
  }

  /* A command as a tree of specifications, made by that library. */
  private static String help(Path jar) throws Exception {
    try (URLClassLoader classes = loader(jar)) {
      Class<?> spec = Class.forName("picocli.CommandLine$Model$CommandSpec", true, classes);
      Object made = spec.getMethod("create").invoke(null);
      spec.getMethod("name", String.class).invoke(made, "same");
      spec.getMethod("mixinStandardHelpOptions", boolean.class).invoke(made, true);
      Class<?> line = Class.forName("picocli.CommandLine", true, classes);
      Object command = line.getConstructor(Object.class).newInstance(made);
      StringWriter text = new StringWriter();
      line.getMethod("usage", PrintWriter.class).invoke(command, new PrintWriter(text, true));
      return text.toString();
    }
  }
}
