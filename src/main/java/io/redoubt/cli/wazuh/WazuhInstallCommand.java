package io.redoubt.cli.wazuh;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `redoubt wazuh install`: puts script and rules into the home of a manager and prints what its
/// configuration needs; that file is never written.
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Installs the script custom-redoubt and the rules for what comes back, and prints the blocks",
      "for etc/ossec.conf, which is left as it is. Doing it again changes nothing."
    })
public final class WazuhInstallCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--wazuh-home",
      required = true,
      paramLabel = "DIR",
      description = "Home of the manager, usually /var/ossec.")
  private Path home = Path.of("");

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(
      names = "--hook-url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8484/api/v1/events/wazuh",
      description = "Where alerts are posted to (default: ${DEFAULT-VALUE}).")
  private String hook = "";

  @Option(names = "--api-key", paramLabel = "KEY", description = "Key with the scope ingest.")
  private @Nullable String key;

  @Option(
      names = "--level",
      paramLabel = "N",
      defaultValue = "7",
      description = "Lowest level of alerts that are posted, 4 to 16 (default: 7).")
  private int level = 7;

  @Option(
      names = "--enrichment-file",
      paramLabel = "FILE",
      description = "File that Redoubt appends to (wazuh.enrichment-file of its configuration).")
  private @Nullable Path enrichment;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public WazuhInstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (level < 4 || level > 16) {
      throw new UsageError(
          "--level " + level + ": 4 to 16; what Redoubt says has level 3 and must not come back.");
    }
    WazuhHome manager = new WazuhHome(home.toAbsolutePath().normalize());
    manager
        .fault()
        .ifPresent(
            fault -> {
              throw new UsageError(fault);
            });
    PrintStream out = terminal.out();
    manager.install(dryRun).forEach(step -> out.println(Safe.text(step)));
    out.println();
    out.println(
        Safe.text(
            manager.isConfigured()
                ? manager.configuration() + " names custom-redoubt already. It should have:"
                : "Add to " + manager.configuration() + ", inside <ossec_config>:"));
    blocks().lines().map(Safe::text).forEach(out::println);
    out.println(Safe.text("Then restart the manager: " + manager.control() + " restart"));
    return Exit.OK;
  }

  private String blocks() {
    return """

      <integration>
        <name>custom-redoubt</name>
        <hook_url>%s</hook_url>
        <api_key>%s</api_key>
        <level>%d</level>
        <alert_format>json</alert_format>
      </integration>

      <localfile>
        <log_format>json</log_format>
        <location>%s</location>
      </localfile>

    """
        .formatted(
            xml(hook),
            xml(key == null ? "KEY of: redoubt keys create --name wazuh --scope ingest" : key),
            level,
            xml(enrichmentFile()));
  }

  private String enrichmentFile() {
    Path named = enrichment;
    return named == null
        ? terminal
            .configuration()
            .given("wazuh.enrichment-file")
            .orElse("/var/lib/redoubt/wazuh/enrichment.json")
        : named.toString();
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
