package io.redoubt.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.config.Configuration;
import io.redoubt.config.ConfigurationLoader;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Medium;
import io.redoubt.notify.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/notify.md` are configurations that work, and what is wrong with one is
/// said with its place.
class DocumentedNotifyTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Map<String, String> SECRETS =
      Map.of(
          "slack-url", "https://hooks.slack.com/services/T000/B000/s3cr3t",
          "slack-token", "s3cr3t",
          "pagerduty-key", "s3cr3t",
          "mail-password", "s3cr3t",
          "webhook-secret", "s3cr3t",
          "elastic-key", "s3cr3t",
          "splunk-token", "s3cr3t");

  @TempDir private Path folder = Path.of("");

  private ConfigurationLoader.Loaded loaded(String yaml) throws IOException {
    for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
      Files.writeString(folder.resolve(secret.getKey()), secret.getValue());
    }
    Files.copy(
        Path.of("src/test/resources/tls/authority.pem"),
        folder.resolve("siem-ca.pem"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Path file = folder.resolve("redoubt.yaml");
    Files.writeString(file, yaml.replace("/etc/redoubt", folder.toString()));
    return new ConfigurationLoader(Map.of(), Path.of("/nowhere")).load(file.toString());
  }

  private Configuration configuration(String yaml) throws IOException {
    return switch (loaded(yaml)) {
      case ConfigurationLoader.Loaded.Usable(var usable, _) -> usable;
      case ConfigurationLoader.Loaded.Broken(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  @Test
  void everyExampleOfTheDocumentCanBeFollowed() throws IOException {
    Set<String> types = new TreeSet<>();
    for (var match :
        EXAMPLE.matcher(Files.readString(Path.of("docs/notify.md"))).results().toList()) {
      Plan plan = NotifyPlans.needed(configuration(match.group(1)));
      plan.channels().stream().map(ChannelPlan::medium).map(Medium::type).forEach(types::add);
    }
    assertThat(types)
        .containsExactly(
            "elasticsearch", "email", "pagerduty", "slack", "splunk", "syslog", "webhook");
  }

  @Test
  void secretsAreShownToNobody() throws IOException {
    String example =
        EXAMPLE
            .matcher(Files.readString(Path.of("docs/notify.md")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    Configuration configuration = configuration(example);
    assertThat(configuration.all()).anyMatch(value -> value.key().endsWith("soc.url"));
    assertThat(configuration.all().toString()).doesNotContain("s3cr3t").doesNotContain("B000");
    assertThat(NotifyPlans.needed(configuration).toString()).doesNotContain("s3cr3t");
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() throws IOException {
    String yaml =
        """
        notify:
          channels:
            soc:
              type: webhook
              url: http://hooks.example/s3cr3t
          routes:
            all:
              channels: [sco]
        """;
    assertThat(NotifyPlans.of(configuration(yaml)))
        .isInstanceOfSatisfying(
            NotifyPlans.Read.Wrong.class,
            wrong ->
                assertThat(wrong.problems())
                    .anyMatch(p -> p.contains("redoubt.yaml:5: notify.channels.soc.url: "))
                    .anyMatch(p -> p.contains("redoubt.yaml:8: notify.routes.all.channels: "))
                    .noneMatch(p -> p.contains("s3cr3t")));
  }

  @Test
  void unknownKeysAreErrors() throws IOException {
    String yaml = "notify:\n  channels:\n    soc:\n      typ: slack\n";
    assertThat(loaded(yaml))
        .isInstanceOfSatisfying(
            ConfigurationLoader.Loaded.Broken.class,
            broken ->
                assertThat(broken.problems().toString())
                    .contains("redoubt.yaml:4:")
                    .contains("notify.channels.soc.typ"));
  }
}
