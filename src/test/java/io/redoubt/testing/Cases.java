package io.redoubt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Our own log lines and what they must become: `corpus/<folder>/<name>.log` and, beside it,
/// `<name>.expected.jsonl` with one object per record, `{"format": …, "source.ip": …}`. A value
/// is a text, a list of texts (all values of the field, in order), or null (the field must be
/// absent). Fields that are not named are not judged. A new case is two files, no code.
public final class Cases {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Cases() {}

  /// The log files of a folder of cases.
  public static List<Path> logs(String folder) {
    return Corpus.files(Path.of("src/test/resources/corpus", folder)).stream()
        .filter(file -> !file.toString().endsWith(".expected.jsonl"))
        .toList();
  }

  /// Reads the file as the program does and compares every record with what is expected.
  public static void check(Path log) throws IOException {
    String name = log.getFileName().toString();
    Path expected = log.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".expected.jsonl");
    List<String> rows = Files.readAllLines(expected);
    List<Event> events = Parsing.events(name, Files.readAllBytes(log));
    assertThat(events).as("records of " + name).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      compare(name + " record " + (i + 1), events.get(i), JSON.readTree(rows.get(i)));
    }
  }

  private static void compare(String where, Event event, JsonNode expected) {
    for (var entry : expected.properties()) {
      JsonNode value = entry.getValue();
      List<String> wanted = new ArrayList<>();
      if (value.isArray()) {
        value.forEach(v -> wanted.add(v.asText()));
      } else if (!value.isNull()) {
        wanted.add(value.asText());
      }
      assertThat(found(event, entry.getKey(), value))
          .as(where + " " + entry.getKey() + " in " + event.record().text())
          .isEqualTo(wanted);
    }
  }

  private static List<String> found(Event event, String name, JsonNode value) {
    return switch (name) {
      case "format" -> List.of(event.format().id());
      case "time" -> List.of(event.time().status().dated() ? event.time().instant() + "" : "");
      case "status" -> List.of(event.outcome().status());
      default -> {
        List<String> all = event.texts(Field.of(name));
        yield value.isArray() || all.isEmpty() ? all : all.subList(0, 1);
      }
    };
  }
}
