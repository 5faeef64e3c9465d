package io.redoubt.verify.ground;

import io.redoubt.verify.ground.EvidenceLine.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evidence as a model is shown it, for tests, from files under `verify/redteam`.
final class Packs {
  /// `[[source.ip IP_EXT_1_N1]]`.
  private static final Pattern VALUE = Pattern.compile("\\[\\[(\\S+) (.+?)]]");

  static final Map<String, List<EvidenceLine>> ALL = read("dev-packs.txt");
  static final Map<String, List<EvidenceLine>> HELD_OUT = read("held-out-packs.txt");

  private Packs() {}

  /// The lines of a file without comments, cut into so many parts at `|`.
  static List<String[]> rows(String file, int parts) {
    try (InputStream in = Packs.class.getResourceAsStream("/verify/redteam/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\\|", parts))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Map<String, List<EvidenceLine>> read(String file) {
    Map<String, List<EvidenceLine>> packs = new LinkedHashMap<>();
    for (String[] row : rows(file, 5)) {
      packs.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(line(row));
    }
    return packs;
  }

  private static EvidenceLine line(String[] row) {
    List<Named> names = new ArrayList<>();
    Matcher value = VALUE.matcher(row[4]);
    while (value.find()) {
      names.add(new Named(value.group(1), value.group(2)));
    }
    String text = VALUE.matcher(row[4]).replaceAll("$2");
    return new EvidenceLine(
        row[1], text, List.of(row[3].split(" ")), row[2].equals("outside"), names);
  }
}
