package io.redoubt.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What fuzzing begins with: our own cases of the formats, and a few bodies.
public final class FuzzSeeds {
  private static final Path CASES = Path.of("src/test/resources/corpus");
  private static final List<String> BODIES =
      List.of(
          "{\"event\":\"a\"} {\"event\":{\"b\":[1,2.5e3,null]},\"time\":1.5,\"host\":\"h\"}",
          "{\"create\":{\"_index\":\"x\"}}\n{\"message\":\"m\"}\n{\"delete\":{\"_id\":\"1\"}}\n",
          "[{\"a\":1},2,\"c\"]",
          "{\"streams\":[{\"stream\":{\"job\":\"j\"},\"values\":[[\"1\",\"line\"]]}]}",
          "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":\"b\"}}]}]}]}",
          "{\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"s\",\"_x\":1}",
          "4 <1>a5 <2>bc",
          "<13>a\n<14>b\0c",
          "source.ip:10.0.0.0/8 AND (user.name:a* OR NOT x:[1 TO 5]) \"two words\"",
          "\n\n{\"a\u0000b\": \"\\ud800\\u0000\"}");

  private FuzzSeeds() {}

  /// Lines of all formats, and bodies.
  public static List<byte[]> lines() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] file : files()) {
      for (String line : new String(file, StandardCharsets.ISO_8859_1).split("\r?\n")) {
        seeds.add(line.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    BODIES.forEach(body -> seeds.add(body.getBytes(StandardCharsets.UTF_8)));
    return seeds;
  }

  /// Whole files.
  public static List<byte[]> files() throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CASES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.toString().contains(".expected.")) {
          all.add(Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  /// `file FOLDER` or `line FOLDER` writes a seed a file, `names` prints the targets.
  public static void main(String[] args) throws IOException {
    if (args[0].equals("names")) {
      new FuzzTargets().names().forEach(System.out::println);
      return;
    }
    Path folder = Files.createDirectories(Path.of(args[1]));
    int number = 0;
    for (byte[] seed : args[0].equals("file") ? files() : lines()) {
      Files.write(folder.resolve("seed" + number++), seed);
    }
  }
}
