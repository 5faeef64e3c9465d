package io.redoubt.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a value that somebody gave, or says why not; a blank one is none. A variable of another
/// program is taken as it is: what it breaks says so itself, and no analysis fails for it.
///
/// @param problems grows
/// @param folder what relative paths of secrets are relative to; null: the working folder
record Acceptance(List<Problem> problems, @Nullable Path folder) {
  private static final int LONGEST_SECRET = 64 * 1024;

  /// @param key whole; `KEY-file` where a secret stands in a file
  record Given(Setting setting, String key, String value, Origin origin, String place) {}

  void accept(Given given, Map<String, Configured> values) {
    Setting setting = given.setting();
    if (given.value().isBlank()) {
      return;
    }
    boolean inFile = setting.secret() && given.key().endsWith("-file");
    String value = inFile ? secret(given) : given.value();
    boolean foreign = setting.aliases().contains(given.place());
    String fault = foreign || (inFile && value.isEmpty()) ? "" : setting.shape().fault(value);
    if (!fault.isEmpty()) {
      String shown = setting.secret() || value.contains("@") ? "the value" : "\"" + value + "\"";
      problems.add(new Problem(given.place(), given.key() + ": " + shown + " " + fault + "."));
      return;
    }
    String key =
        inFile ? given.key().substring(0, given.key().length() - "-file".length()) : given.key();
    values.put(key, new Configured(setting, key, value, given.origin()));
  }

  private String secret(Given given) {
    Path named = Path.of(given.value());
    Path path = folder == null ? named : folder.resolve(named);
    try {
      if (Files.size(path) <= LONGEST_SECRET) {
        return Files.readString(path).strip();
      }
      problems.add(
          new Problem(given.place(), given.key() + ": " + path + " is too large for a key."));
    } catch (IOException unreadable) {
      problems.add(new Problem(given.place(), given.key() + ": " + path + " cannot be read."));
    }
    return "";
  }
}
