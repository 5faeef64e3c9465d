package io.redoubt.config;

import io.redoubt.config.Shape.Address;
import io.redoubt.config.Shape.Choice;
import io.redoubt.config.Shape.Length;
import io.redoubt.config.Shape.Many;
import io.redoubt.config.Shape.Switch;
import io.redoubt.config.Shape.Text;
import io.redoubt.config.Shape.Whole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All settings, in the order in which they are shown. What is not here cannot be configured.
public final class Settings {
  /// The setting whose key ends with a field name: how that field is redacted.
  public static final String REDACTION_FIELDS = "redaction.fields.*";

  /// The setting whose key ends with the name of a placeholder of rules.
  public static final String PLACEHOLDERS = "rules.placeholders.*";

  private static final List<Setting> ALL =
      Stream.of(
              analysis(),
              RuleSettings.all(),
              ServiceSettings.all(),
              NotifySettings.all(),
              ReferenceSettings.all())
          .flatMap(List::stream)
          .toList();

  private Settings() {}

  private static List<Setting> analysis() {
    return Stream.of(folders(), kept(), model(), limits(), shown()).flatMap(List::stream).toList();
  }

  private static List<Setting> folders() {
    return List.of(
        of("workspace", new Text(), "", "Folder for audit log, answers and stand-ins (-w)."),
        of("data-dir", new Text(), "", "Folder of the service (--data-dir)."),
        of(
            "compat",
            new Choice(List.of("safe", "strict")),
            "safe",
            "How closely the reference system's wire is followed; see docs/compat.md."),
        of(
            "compat-trusted-proxies",
            new Text(),
            "",
            "Addresses and networks whose word on who asks counts there, by commas."),
        new Setting(
            "compat-engine-port",
            new Whole(1, 65_535),
            "",
            List.of("API_PORT"),
            false,
            "A port for its engine alone, such as 8000; without it API_PORT."),
        new Setting(
            "compat-backend-port",
            new Whole(1, 65_535),
            "",
            List.of("PORT"),
            false,
            "A port for its backend alone, such as 3000; without it PORT."));
  }

  private static List<Setting> kept() {
    return List.of(
        of(
            "retention.days",
            new Whole(1, 36_500),
            "",
            "Days for which the service keeps records; without it for ever."),
        of(
            "retention.size-mb",
            new Whole(100, 1_000_000_000),
            "",
            "The oldest records are removed when there are more megabytes; else never."),
        of(
            "retention.alerts-days",
            new Whole(1, 36_500),
            "",
            "Days for which closed alerts and incidents are kept; without it for ever."),
        of(
            "retention.reserve-mb",
            new Whole(0, 1_000_000),
            "64",
            "Megabytes of the disk left free: records are refused before."),
        of(
            "ingest.tail",
            new Many(),
            "",
            "Files that are followed, as paths or patterns, such as [/var/log/auth.log*]."),
        of(
            "wazuh.enrichment-file",
            new Text(),
            "",
            "File of a Wazuh manager that what Redoubt says of its alerts is appended to."));
  }

  private static List<Setting> model() {
    return List.of(
        of(
            "llm.use",
            new Choice(List.of("auto", "off", "required")),
            "auto",
            "Whether a local model is asked: when one answers, never, or always (exit 4)."),
        new Setting(
            "llm.base-url",
            new Address(),
            "",
            List.of("OLLAMA_BASE_URL"),
            false,
            "Ollama or OpenAI-compatible server; without it OLLAMA_HOST, then 127.0.0.1:11434."),
        new Setting(
            "llm.model",
            new Text(),
            "",
            List.of("OLLAMA_MODEL"),
            false,
            "Model to ask; without it the first known one that is installed."),
        new Setting(
            "llm.api-key", new Text(), "", List.of(), true, "Key for the model server; a secret."),
        of(
            "llm.escalation-model",
            new Text(),
            "",
            "A larger model, asked too where the first is far from code."),
        of("llm.escalation-url", new Address(), "", "Its server; without it that of the first."),
        of(
            "llm.samples",
            new Whole(0, 5),
            "0",
            "How often a model far from code is asked again in other orders: 0, or 3 to 5."),
        of("llm.allow-plaintext", new Switch(), "false", "Unencrypted to another machine."),
        of("llm.deadline", new Length(), "45s", "The longest wait for the words on one alert."));
  }

  private static List<Setting> limits() {
    return List.of(
        of(
            "llm.calls-per-hour",
            new Whole(0, 1_000_000),
            "0",
            "Requests to models within any hour; 0: any number."),
        of(
            "llm.time-per-hour",
            new Length(),
            "0s",
            "Time that models may work for us within any hour; 0s: any."),
        of("llm.max-calls", new Whole(0, 1_000_000), "25", "Requests to the model in one run."),
        of(
            "llm.level",
            new Whole(0, 2),
            "0",
            "What a model may change, once it has proved itself: 0 nothing, 1 raise, 2 lower"
                + " too."));
  }

  private static List<Setting> shown() {
    return List.of(
        of(
            "search.embedding-model",
            new Text(),
            "",
            "Embedding model of an Ollama server; without it all-MiniLM-L6-v2 in the process."),
        of("search.embedding-url", new Address(), "", "Its server; without it llm.base-url."),
        of("redaction.tier", new Whole(1, 3), "2", "1 facts, 2 masked excerpts, 3 raw."),
        of(
            REDACTION_FIELDS,
            new Choice(List.of("allowed", "pseudonymised", "dropped")),
            "",
            "By ECS field: what a model may see of it."));
  }

  private static Setting of(String key, Shape shape, String standard, String about) {
    return new Setting(key, shape, standard, List.of(), false, about);
  }

  /// Every setting.
  public static List<Setting> all() {
    return ALL;
  }

  /// The setting that this key belongs to; for a secret also `KEY-file`.
  public static Optional<Setting> find(String key) {
    return ALL.stream().filter(setting -> belongs(key, setting)).findFirst();
  }

  private static boolean belongs(String key, Setting setting) {
    if (setting.named()) {
      String bare =
          setting.secret() && key.endsWith("-file") ? key.substring(0, key.length() - 5) : key;
      return named(bare.split("\\.", -1), setting.key().split("\\."));
    }
    if (setting.open()) {
      String stem = setting.key().substring(0, setting.key().length() - 1);
      return key.startsWith(stem) && key.length() > stem.length();
    }
    return key.equals(setting.key()) || (setting.secret() && key.equals(setting.key() + "-file"));
  }

  /* A star stands for one name. */
  private static boolean named(String[] key, String[] wanted) {
    boolean fits = key.length == wanted.length;
    for (int i = 0; fits && i < key.length; i++) {
      fits = wanted[i].equals("*") ? !key[i].isEmpty() : wanted[i].equals(key[i]);
    }
    return fits;
  }
}
