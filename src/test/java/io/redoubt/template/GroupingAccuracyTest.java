package io.redoubt.template;

import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Grouping accuracy as Loghub defines it: a message counts when its group holds exactly the
/// messages that the label puts together. With `-Dredoubt.templates.tell=true` wrong groups are
/// told.
class GroupingAccuracyTest {
  private record Labelled(String content, String template) {}

  @Test
  void groupsTheMessagesOfKnownSystemsAsPeopleDid() throws IOException {
    List<Path> systems;
    try (Stream<Path> folders = Files.list(Corpus.require("loghub-2k"))) {
      systems = folders.filter(Files::isDirectory).sorted().toList();
    }
    double sum = 0;
    double groups = 0;
    for (Path system : systems) {
      List<Labelled> lines = read(system);
      Grouped grouped = grouped(lines);
      sum += grouped.accuracy();
      groups += grouped.f1();
      String name = system.getFileName().toString();
      Figures.report(
          "template grouping accuracy and FGA, " + name,
          String.format(Locale.ROOT, "%.4f %.4f", grouped.accuracy(), grouped.f1()),
          "-");
      if (Boolean.getBoolean("redoubt.templates.tell")) {
        grouped.wrong().forEach(wrong -> System.out.println(name + " " + wrong));
      }
    }
    long mean = Math.round(sum / systems.size() * 10_000);
    Figures.atLeast("template grouping accuracy, mean", 0.92, mean, 10_000);
    Figures.atLeast(
        "template FGA, mean", 0.88, Math.round(groups / systems.size() * 10_000), 10_000);
  }

  /// How groups compare with the labelled ones.
  ///
  /// @param accuracy share of the messages in a group that is exactly a labelled one
  /// @param f1 harmonic mean of the shares of found and of labelled groups that are exactly right
  /// @param wrong groups that are not, in words
  private record Grouped(double accuracy, double f1, List<String> wrong) {}

  private static Grouped grouped(List<Labelled> lines) {
    TemplateLearner learner = new TemplateLearner();
    for (Labelled line : lines) {
      byte[] bytes = line.content.getBytes(StandardCharsets.UTF_8);
      learner.observe(bytes, 0, bytes.length);
    }
    Templates.Finder finder = learner.learn().finder();
    Map<String, Set<Integer>> found = new HashMap<>();
    Map<String, Set<Integer>> wanted = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      byte[] bytes = lines.get(i).content.getBytes(StandardCharsets.UTF_8);
      String id = finder.find(bytes, 0, bytes.length).id();
      found.computeIfAbsent(id, _ -> new HashSet<>()).add(i);
      wanted.computeIfAbsent(lines.get(i).template, _ -> new HashSet<>()).add(i);
    }
    long right = 0;
    long exact = 0;
    List<String> wrong = new ArrayList<>();
    for (Set<Integer> group : found.values()) {
      String label = lines.get(group.iterator().next()).template;
      if (group.equals(wanted.get(label))) {
        right += group.size();
        exact++;
      } else {
        Set<String> labels = new HashSet<>();
        group.forEach(i -> labels.add(lines.get(i).template));
        wrong.add(group.size() + " lines of " + labels);
      }
    }
    double f1 = 2.0 * exact / (found.size() + wanted.size());
    return new Grouped((double) right / lines.size(), f1, wrong);
  }

  private static List<Labelled> read(Path system) throws IOException {
    String name = system.getFileName().toString();
    Path corrected = system.resolve(name + "_2k.log_structured_corrected.csv");
    Path plain = system.resolve(name + "_2k.log_structured.csv");
    List<List<String>> rows = csv(Files.exists(corrected) ? corrected : plain);
    int content = rows.getFirst().indexOf("Content");
    int template = rows.getFirst().indexOf("EventTemplate");
    return rows.stream()
        .skip(1)
        .map(row -> new Labelled(row.get(content), row.get(template)))
        .toList();
  }

  /// Reads RFC 4180 text.
  private static List<List<String>> csv(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return rows;
  }
}
