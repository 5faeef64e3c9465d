package io.redoubt.config;

import io.redoubt.config.Shape.Choice;
import io.redoubt.config.Shape.Many;
import io.redoubt.config.Shape.Text;
import java.util.List;

/// The settings of rules: which are loaded, and which of them are used.
final class RuleSettings {
  private RuleSettings() {}

  static List<Setting> all() {
    return List.of(
        of(
            "rules.set",
            new Choice(List.of("core", "none")),
            "core",
            "Redoubt's own rules, or only those of --rules."),
        of(
            "rules.paths",
            new Many(),
            "",
            "Sigma rule files and folders beside the core rules (--rules)."),
        of(
            "rules.level",
            new Choice(List.of("informational", "low", "medium", "high", "critical")),
            "informational",
            "Rules of a lower level are not used (--rule-level)."),
        of(
            "rules.status",
            new Many(),
            "",
            "Only rules of these statuses: stable, test, experimental (--rule-status)."),
        of(
            "rules.cache",
            new Text(),
            "",
            "Folder for rules as read, for the next start; without it redoubt/rules in the user's"
                + " cache; off: none."),
        of(
            Settings.PLACEHOLDERS,
            new Many(),
            "",
            "What a placeholder of Sigma rules stands for, by its name without percent signs."),
        of(
            "detection.scanners",
            new Many(),
            "",
            "Machines that may scan: [10.20.0.5, 10.30.0.0/24]; their scans are informational."),
        of(
            "detection.maintenance",
            new Many(),
            "",
            "When machines are maintained, in UTC: [sat 22:00-04:00 web01 web02]."));
  }

  private static Setting of(String key, Shape shape, String standard, String about) {
    return new Setting(key, shape, standard, List.of(), false, about);
  }
}
