package io.redoubt.detect.sigma.read;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.RuleInfo;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// What all kinds of rules have in common: title, id, level, tags.
///
/// @param title for people
/// @param id as given, or made of the path where none is given
/// @param name for references; may be empty
/// @param document the whole rule
/// @param path the file
record RuleHead(String title, String id, String name, YamlMap document, String path) {
  private static final Set<String> STATUS =
      Set.of("stable", "test", "experimental", "deprecated", "unsupported");

  /// Reads and checks the head.
  static RuleHead read(YamlMap document, String path, int index) {
    Node title = document.require("title", "the rule");
    String text = document.text("title", "");
    if (text.isBlank() || text.length() > 256) {
      throw new InvalidRule(title, "the title must have 1 to 256 characters");
    }
    String status = document.text("status", "test");
    if (!STATUS.contains(status)) {
      throw new InvalidRule(
          document.require("status", "the rule"),
          "status \"" + status + "\" is not known; use one of " + STATUS);
    }
    if (status.equals("deprecated") || status.equals("unsupported")) {
      throw new InvalidRule(
          document.require("status", "the rule"),
          "the rule is marked as " + status + " by its author");
    }
    String made = "file:" + path + (index == 0 ? "" : "#" + (index + 1));
    return new RuleHead(text, document.text("id", made), document.text("name", ""), document, path);
  }

  /// How the rule is shown. A level that is not given counts as medium.
  RuleInfo info(RuleInfo.Kind kind) {
    String level = document.text("level", "medium");
    Severity severity =
        Severity.find(level)
            .filter(s -> s.id().equals(level))
            .orElseThrow(
                () ->
                    new InvalidRule(
                        document.require("level", "the rule"),
                        "level \""
                            + level
                            + "\" is not known; use informational, low, medium, high or critical"));
    AttackTags tags = AttackTags.of(document.texts("tags"));
    return new RuleInfo(
        id,
        title,
        severity,
        path,
        kind,
        tags.techniques(),
        tags.tactics(),
        document.text("description", "").strip(),
        document.texts("falsepositives"));
  }
}
