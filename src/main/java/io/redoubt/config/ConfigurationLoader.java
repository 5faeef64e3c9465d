package io.redoubt.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the file, reads it and the environment, and says everything that is wrong at once.
///
/// Precedence: variable, then file, then default (a flag of the command line stands above all and
/// is not seen here). The file is the one that is named, by option or by `REDOUBT_CONFIG` (`none`:
/// no file); else the first that exists of the user's `redoubt/redoubt.yaml` below
/// `XDG_CONFIG_HOME` or `~/.config`, and the system's.
public final class ConfigurationLoader {
  private static final int LARGEST = 1 << 20;

  private final Map<String, String> environment;
  private final Path system;
  private final List<Problem> problems = new ArrayList<>();

  /// @param environment all variables
  /// @param system the system's file, which need not exist
  public ConfigurationLoader(Map<String, String> environment, Path system) {
    this.environment = environment;
    this.system = system;
  }

  /// What came of it.
  public sealed interface Loaded {
    /// @param file that was read; empty: none
    record Usable(Configuration configuration, Optional<Path> file) implements Loaded {}

    /// @param problems at least one
    record Broken(List<Problem> problems) implements Loaded {
      /// Copies the problems.
      public Broken {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads everything. Call once.
  ///
  /// @param named the file that was asked for; null: look for one
  public Loaded load(@Nullable String named) {
    Optional<Path> file = file(named);
    Map<String, Configured> values = defaults();
    file.ifPresent(path -> read(path, values));
    new EnvironmentReader(environment, problems).read(values);
    return problems.isEmpty()
        ? new Loaded.Usable(new Configuration(values), file)
        : new Loaded.Broken(problems);
  }

  static Map<String, Configured> defaults() {
    Map<String, Configured> values = new LinkedHashMap<>();
    for (Setting setting : Settings.all()) {
      if (!setting.open()) {
        values.put(
            setting.key(),
            new Configured(setting, setting.key(), setting.standard(), new Origin.Standard()));
      }
    }
    return values;
  }

  private Optional<Path> file(@Nullable String named) {
    String wanted = named == null ? environment.getOrDefault("REDOUBT_CONFIG", "") : named;
    if (wanted.equals("none")) {
      return Optional.empty();
    }
    try {
      return wanted.isBlank() ? found() : Optional.of(system.getFileSystem().getPath(wanted));
    } catch (InvalidPathException odd) {
      problems.add(new Problem(wanted, "not a path: " + odd.getReason() + "."));
      return Optional.empty();
    }
  }

  private Optional<Path> found() {
    List<Path> places = new ArrayList<>();
    String home = environment.getOrDefault("HOME", "");
    String base =
        environment.getOrDefault("XDG_CONFIG_HOME", home.isBlank() ? "" : home + "/.config");
    if (!base.isBlank()) {
      places.add(system.getFileSystem().getPath(base).resolve("redoubt").resolve("redoubt.yaml"));
    }
    places.add(system);
    return places.stream().filter(Files::isRegularFile).findFirst();
  }

  private void read(Path path, Map<String, Configured> values) {
    ConfigurationFile file = ConfigurationFile.of(path.toString(), text(path));
    problems.addAll(file.problems());
    for (ConfigurationFile.Entry entry : file.entries()) {
      Optional<Setting> setting = Settings.find(entry.key());
      if (setting.isEmpty()) {
        problems.add(new Problem(entry.place(), unknown(entry.key())));
      } else {
        Origin origin = new Origin.File(entry.path(), entry.line());
        new Acceptance(problems, path.toAbsolutePath().getParent())
            .accept(
                new Acceptance.Given(
                    setting.get(), entry.key(), entry.value(), origin, entry.place()),
                values);
      }
    }
  }

  private static String unknown(String key) {
    List<String> names = Settings.all().stream().map(Setting::key).toList();
    return "there is no setting \""
        + key
        + "\"."
        + Near.hint(key, names)
        + " All of them: redoubt config show.";
  }

  private String text(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        problems.add(
            new Problem(path.toString(), "larger than 1 MiB; this is no configuration file."));
        return "";
      }
      return Files.readString(path);
    } catch (NoSuchFileException _) {
      problems.add(
          new Problem(path.toString(), "no such file. To make one: redoubt config init " + path));
    } catch (MalformedInputException _) {
      problems.add(new Problem(path.toString(), "not UTF-8 text."));
    } catch (IOException unreadable) {
      problems.add(new Problem(path.toString(), "cannot be read: " + unreadable.getMessage()));
    }
    return "";
  }
}
