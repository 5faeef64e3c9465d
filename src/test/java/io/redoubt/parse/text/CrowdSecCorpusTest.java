package io.redoubt.parse.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Parsing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every event that the CrowdSec hub's tests expect, against what any of our formats, or the
/// generic extraction, finds in the line it came from.
class CrowdSecCorpusTest {
  private final List<String> missed = new ArrayList<>();
  private int of;

  @Test
  void findsTheSourceAddress() throws IOException {
    for (Expected expected : all()) {
      String wanted = expected.of("source_ip");
      if (!wanted.isEmpty()) {
        judge(expected, wanted, Ecs.SOURCE_IP.name(), expected.any(Ecs.SOURCE_IP, wanted));
      }
    }
    Figures.atLeast("CrowdSec source.ip", 0.95, of - missed.size(), of);
  }

  @Test
  void findsTheUser() throws IOException {
    for (Expected expected : all()) {
      String wanted = expected.of("target_user", "username", "user");
      if (!wanted.isEmpty() && !wanted.equals("-")) {
        boolean found =
            expected.any(Ecs.USER_NAME, wanted)
                || expected.any(Ecs.USER_EMAIL, wanted)
                || expected.any(Ecs.USER_TARGET_NAME, wanted);
        judge(expected, wanted, Ecs.USER_NAME.name(), found);
      }
    }
    Figures.atLeast("CrowdSec user", 0.85, of - missed.size(), of);
  }

  @Test
  void readsTheTimeThatTheLineSays() throws IOException {
    for (Expected expected : all()) {
      String wanted =
          expected.parsed("timestamp", "time_local", "timestamp8601", "datetime", "time");
      if (WrittenTime.judges(wanted)) {
        boolean right =
            expected.candidates().stream().anyMatch(e -> WrittenTime.agrees(wanted, e.time()));
        judge(expected, wanted, "time", right);
      }
    }
    Figures.atLeast("CrowdSec time", 0.95, of - missed.size(), of);
  }

  @AfterEach
  void write() throws IOException {
    Files.createDirectories(Path.of("target"));
    String name = missed.isEmpty() ? "none" : missed.getFirst().split(" ", 2)[0];
    Files.write(Path.of("target", "crowdsec-" + name + ".txt"), missed);
  }

  private void judge(Expected expected, String wanted, String field, boolean good) {
    of++;
    if (!good) {
      missed.add(field + " " + expected.test() + " wanted " + wanted + expected.show());
    }
  }

  private record Expected(String test, JsonNode row, List<Event> candidates) {
    String of(String... names) {
      for (String part : List.of("meta", "parsed")) {
        for (String name : names) {
          String value = row.path(part).path(name).asText("");
          if (!value.isEmpty()) {
            return value;
          }
        }
      }
      return "";
    }

    String parsed(String... names) {
      for (String name : names) {
        String value = row.path("parsed").path(name).asText("");
        if (!value.isEmpty()) {
          return value;
        }
      }
      return "";
    }

    boolean any(io.redoubt.event.Field field, String wanted) {
      return candidates.stream().anyMatch(e -> e.texts(field).contains(wanted));
    }

    String show() {
      Event event = candidates.isEmpty() ? null : candidates.getFirst();
      return event == null
          ? " no line for " + row
          : " got "
              + event.format()
              + " ip="
              + event.text(Ecs.SOURCE_IP)
              + " time="
              + event.time()
              + " user="
              + event.text(Ecs.USER_NAME)
              + " | "
              + event.record().text();
    }
  }

  private static List<Expected> all() throws IOException {
    List<Expected> all = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (Path file : Corpus.files(Corpus.require("crowdsec"))) {
      if (file.endsWith("expected-parse.jsonl")) {
        Path folder = Objects.requireNonNull(file.getParent());
        List<Event> events = events(folder);
        if (!events.isEmpty()) {
          for (String row : Files.readAllLines(file)) {
            JsonNode node = json.readTree(row);
            all.add(new Expected(folder.getFileName().toString(), node, match(node, events)));
          }
        }
      }
    }
    return all;
  }

  private static List<Event> events(Path folder) throws IOException {
    List<Event> events = new ArrayList<>();
    for (Path log : Corpus.files(folder)) {
      if (log.toString().endsWith(".log")) {
        events.addAll(Parsing.events(log.toString(), Files.readAllBytes(log)));
      }
    }
    return events;
  }

  private static List<Event> match(JsonNode row, List<Event> events) {
    String message = row.path("parsed").path("message").asText("");
    String plain = message.replace("\\\"", "\"").replace("\\\\", "\\").strip();
    List<Event> found = new ArrayList<>();
    if (!plain.isEmpty()) {
      for (Event event : events) {
        String text = new String(event.record().bytes(), StandardCharsets.UTF_8);
        if (text.contains(plain) || text.replace("\\\"", "\"").contains(plain)) {
          found.add(event);
        }
      }
    }
    int index = row.path("index").asInt();
    if (found.isEmpty() && index < events.size()) {
      found.add(events.get(index));
    }
    return found;
  }
}
