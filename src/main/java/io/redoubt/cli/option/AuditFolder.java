package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.store.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// Where the audit log is: in a workspace of `analyze`, or with what the service keeps.
public final class AuditFolder {
  /// The log's folder in a workspace.
  public static final String NAME = "audit";

  private static final String WORKSPACE = "--workspace";
  private static final String DATA = "--data-dir";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = {"-w", WORKSPACE},
      paramLabel = "DIR",
      description = "The folder that was given to analyze -w, or a copy of the audit folder in it.")
  private @Nullable Path workspace;

  @Option(
      names = DATA,
      paramLabel = "DIR",
      description = "Instead: the folder of the service, running or not.")
  private @Nullable Path data;

  /// Of the folder that was named, else of the configured workspace, else of the configured folder
  /// of the service.
  ///
  /// @throws UsageError when none was named or configured, or two were named
  public Path path() {
    boolean named = named(WORKSPACE);
    if (named && named(DATA)) {
      throw new UsageError("-w and --data-dir name two audit logs: give one.");
    }
    Path service = data;
    Path analysis = workspace;
    if (service != null && (analysis == null || named(DATA))) {
      return new DataDirectory(service).audit();
    }
    if (analysis == null) {
      throw new UsageError(
          "No audit log is named: -w DIR of an analysis, or --data-dir DIR of the service.");
    }
    Path audit = analysis.resolve(NAME);
    boolean isCopy = !Files.exists(audit) && Files.exists(analysis.resolve("checkpoint"));
    return isCopy ? analysis : audit;
  }

  private boolean named(String option) {
    ParseResult parsed = spec == null ? null : spec.commandLine().getParseResult();
    return parsed != null && parsed.hasMatchedOption(option);
  }
}
