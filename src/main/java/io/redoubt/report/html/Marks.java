package io.redoubt.report.html;

import io.redoubt.event.finding.Entities;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Marks the entities of an alert where they stand in a line of evidence.
final class Marks {
  private static final int SHORTEST = 3;
  private static final int MOST = 40;
  private final List<String> values;

  Marks(Entities entities) {
    values =
        entities.values().values().stream()
            .flatMap(List::stream)
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .limit(MOST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  void write(Html html, String text) {
    int plain = 0;
    int i = 0;
    while (i < text.length()) {
      String found = at(text, i);
      if (found == null) {
        i++;
        continue;
      }
      html.text(text.substring(plain, i)).leaf("mark", found);
      i += found.length();
      plain = i;
    }
    html.text(text.substring(plain));
  }

  private @Nullable String at(String text, int i) {
    for (String value : values) {
      if (text.startsWith(value, i)
          && edge(text, i - 1, i)
          && edge(text, i + value.length() - 1, i + value.length())) {
        return value;
      }
    }
    return null;
  }

  /// Whether no word goes on from place `left` to place `right`.
  private static boolean edge(String text, int left, int right) {
    return left < 0
        || right >= text.length()
        || !Character.isLetterOrDigit(text.charAt(left))
        || !Character.isLetterOrDigit(text.charAt(right));
  }
}
