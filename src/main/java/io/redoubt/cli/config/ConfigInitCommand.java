package io.redoubt.cli.config;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.ExampleFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `redoubt config init`: a file in which every setting stands, commented out.
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a configuration file in which every setting stands with its meaning and default,",
      "commented out. Without FILE it is printed. An existing file is never overwritten.",
      "  redoubt config init redoubt.yaml"
    })
public final class ConfigInitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "File to write.")
  private @Nullable Path file;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public ConfigInitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path target = file;
    if (target == null) {
      terminal.out().print(ExampleFile.text());
      return Exit.OK;
    }
    try {
      Path folder = target.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(target, ExampleFile.text(), StandardOpenOption.CREATE_NEW);
      terminal.out().println(Safe.text("Wrote " + target + "."));
      return Exit.OK;
    } catch (FileAlreadyExistsException _) {
      throw new UsageError(target + " is there already; it is not overwritten. Name another file.");
    } catch (IOException unwritable) {
      throw new UsageError(target + " cannot be written: " + unwritable.getMessage());
    }
  }
}
