package io.redoubt.taxonomy.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MappingFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/taxonomy/ecs");

  @Test
  void everyTableCompilesForEveryFormatItNames() throws IOException {
    Mappings mappings = new Mappings();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      MapFile read = MapFile.read(name, Files.readAllLines(file));
      for (MapFile.Section section : read.sections()) {
        for (String format : section.formats()) {
          assertThat(name).isEqualTo(new Format(format).family() + ".map");
          assertThat(mappings.of(new Format(format)).steps()).as(format).isNotEmpty();
        }
      }
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(path -> path.toString().endsWith(".map")).sorted().toList();
    }
  }
}
