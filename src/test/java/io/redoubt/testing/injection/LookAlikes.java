package io.redoubt.testing.injection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Ordinary texts that speak of instructions, prompts, models, ignoring and verdicts, and are meant
/// for no model. Templates stand in `/injection/lookalikes.tsv`, written without a look at the
/// lexicon of the detector. Deterministic by the random numbers given.
public final class LookAlikes {
  /// A text.
  ///
  /// @param kind where it would stand, such as `helpdesk` or `commit`
  /// @param template the line of the file that it was made from, from 0
  public record LookAlike(String kind, int template, String text) {}

  private static final Map<String, List<String>> SLOTS =
      Map.of(
          "product",
          List.of(
              "gitlab",
              "jira",
              "copilot",
              "phi4",
              "nextcloud",
              "openwebui",
              "llama3",
              "outlook",
              "mattermost",
              "rasa"),
          "name",
          List.of(
              "m.huber",
              "Priya",
              "j.okafor",
              "Lena",
              "d.santos",
              "Yuki",
              "o.brien",
              "Marek",
              "s.nguyen",
              "Amira"),
          "host",
          List.of("web01", "db-07", "mail", "k8s-node3", "fileserver", "print2", "vpn-gw", "ci"),
          "file",
          List.of(
              "src/main.c",
              "setup.ps1",
              "app.yaml",
              "notes.md",
              "run_tests.py",
              "Prompt.tsx",
              "policy.json",
              "install.log"),
          "day",
          List.of("Monday", "Friday", "1 March", "30 June", "Tuesday", "24 December"),
          "lang",
          List.of("en", "de", "fr", "ja", "es", "pl"));

  private LookAlikes() {}

  /// So many texts of each template, all distinct.
  public static List<LookAlike> all(int each, RandomGenerator random) {
    List<LookAlike> all = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    List<String[]> templates = templates();
    for (int t = 0; t < templates.size(); t++) {
      for (int i = 0; i < each; i++) {
        String text = filled(templates.get(t)[1], random);
        if (seen.add(text)) {
          all.add(new LookAlike(templates.get(t)[0], t, text));
        }
      }
    }
    return all;
  }

  /// How many templates there are.
  public static int kinds() {
    return templates().size();
  }

  private static String filled(String template, RandomGenerator random) {
    String text = template;
    for (Map.Entry<String, List<String>> slot :
        SLOTS.entrySet().stream().sorted(byKey()).toList()) {
      List<String> values = slot.getValue();
      text = text.replace("{" + slot.getKey() + "}", values.get(random.nextInt(values.size())));
    }
    return text.replace("{n}", String.valueOf(random.nextInt(2, 9000)))
        .replace("{ticket}", "HD-" + random.nextInt(1000, 99_999));
  }

  private static Comparator<Map.Entry<String, List<String>>> byKey() {
    return Map.Entry.comparingByKey();
  }

  private static List<String[]> templates() {
    InputStream file =
        Objects.requireNonNull(LookAlikes.class.getResourceAsStream("/injection/lookalikes.tsv"));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\t", 2)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
