package io.redoubt.redact.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads `redact/secrets.tsv`: a kind a line, four columns between tabs: id, `begins` or `near`,
/// keywords between commas, pattern. Lines that begin with `#` are comments.
public final class SecretKinds {
  private static final int COLUMNS = 4;

  private SecretKinds() {}

  /// The kinds that ship with the program.
  public static List<SecretKind> load() {
    try (InputStream file = SecretKinds.class.getResourceAsStream("/redact/secrets.tsv")) {
      if (file == null) {
        throw new IllegalStateException("redact/secrets.tsv is not on the class path.");
      }
      var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      List<SecretKind> kinds = new ArrayList<>();
      for (String line : reader.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          kinds.add(kind(line.split("\t")));
        }
      }
      return List.copyOf(kinds);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SecretKind kind(String[] columns) {
    if (columns.length != COLUMNS) {
      throw new IllegalStateException("redact/secrets.tsv: not four columns: " + columns[0]);
    }
    return new SecretKind(
        columns[0],
        columns[1].equals("near"),
        List.of(columns[2].split(",")),
        Pattern.compile(columns[3], Pattern.CASE_INSENSITIVE));
  }
}
