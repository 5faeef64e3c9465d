package io.redoubt.detect.sigma.read;

import io.redoubt.event.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// The tests that lie beside a rule file: `ssh.yml` has `ssh.test.yml`.
///
/// The file holds two lists, `fires` and `silent`. A case has a `name`, a `log` (lines as they
/// stand in a real log, each a text or a map of `times` and `line`, in which `{i}` becomes 00,
/// 01, …) and, where the rule file holds several rules, may name the `rule` it means by title.
public final class RuleCases {
  private RuleCases() {}

  /// Where the cases of a rule file are.
  public static Path beside(Path rule) {
    String name = String.valueOf(rule.getFileName());
    return rule.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".test.yml");
  }

  /// Reads the cases of a `.test.yml` file.
  ///
  /// @throws IOException when the file cannot be read, or is not such a file, which the message
  /// says
  public static List<RuleCase> read(Path file) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      LoadSettings settings = LoadSettings.builder().setBufferSize(text.length() + 16).build();
      YamlMap map =
          YamlMap.of(
              new Compose(settings)
                  .composeString(text)
                  .orElseThrow(() -> new IOException(file + " is empty")),
              "the file");
      List<RuleCase> cases = new ArrayList<>(cases(map, "fires", file));
      cases.addAll(cases(map, "silent", file));
      return cases;
    } catch (InvalidRule invalid) {
      throw new IOException(file + invalid.place() + ": " + invalid.reason(), invalid);
    } catch (YamlEngineException broken) {
      throw new IOException(file + ": this is not YAML: " + broken.getMessage(), broken);
    }
  }

  /// What is wrong with the rules of a file according to its cases; empty when all is well.
  ///
  /// @param rules those of the rule file
  /// @param cases those beside it
  /// @param detect what all loaded rules find in lines of a log
  public static List<String> failures(
      List<Rule> rules, List<RuleCase> cases, Function<List<String>, List<Finding>> detect) {
    List<String> failures = new ArrayList<>();
    for (RuleCase one : cases) {
      Set<String> meant =
          rules.stream()
              .filter(rule -> one.rule().isEmpty() || one.rule().equals(rule.title()))
              .map(Rule::id)
              .collect(Collectors.toSet());
      boolean fired =
          detect.apply(one.lines()).stream()
              .anyMatch(finding -> meant.contains(finding.rule().id()));
      if (meant.isEmpty()) {
        failures.add(one.place() + ": no rule is called \"" + one.rule() + "\"");
      } else if (fired != one.fires()) {
        String what = one.fires() ? "does not fire" : "fires, but should not";
        failures.add(one.place() + ": \"" + one.name() + "\" " + what);
      }
    }
    return failures;
  }

  /// A rule of the file under test that alerts.
  public record Rule(String id, String title) {}

  private static List<RuleCase> cases(YamlMap map, String kind, Path file) {
    List<RuleCase> cases = new ArrayList<>();
    Node list = map.find(kind);
    if (list != null) {
      for (Node item : YamlMap.items(list)) {
        YamlMap one = YamlMap.of(item, "a case");
        String place = file + new InvalidRule(item, "").place();
        cases.add(
            new RuleCase(
                one.text("name", ""),
                kind.equals("fires"),
                one.text("rule", ""),
                lines(one.require("log", "the case")),
                place));
      }
    }
    return cases;
  }

  private static List<String> lines(Node log) {
    List<String> lines = new ArrayList<>();
    for (Node item : YamlMap.items(log)) {
      if (item instanceof MappingNode) {
        YamlMap repeated = YamlMap.of(item, "a repeated line");
        int times = Integer.parseInt(repeated.text("times", "1"));
        String line = repeated.text("line", "");
        for (int i = 0; i < times; i++) {
          lines.add(line.replace("{i}", String.format(Locale.ROOT, "%02d", i)));
        }
      } else {
        lines.addAll(YamlMap.scalar(item, "log").getValue().lines().toList());
      }
    }
    return lines;
  }
}
