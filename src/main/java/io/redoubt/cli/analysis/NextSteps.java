package io.redoubt.cli.analysis;

import io.redoubt.event.analysis.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What one could do next: only commands that exist, with the options of this run, so that they
/// tell of the same alerts under the same numbers.
///
/// @param command the words typed after `redoubt`
/// @param reported whether a report was written
record NextSteps(List<String> command, boolean reported) {
  private static final Set<String> ONCE =
      Set.of("--show", "--show-prompt", "--format", "--report", "--timeline", "--profile");
  private static final Set<String> DONE = Set.of("-C", "--clobber", "-q", "--quiet");

  /// Copies the words.
  NextSteps {
    command = List.copyOf(command);
  }

  List<String> lines(Analysis analysis) {
    String piped = command.contains("-") ? "… | " : "";
    String again = piped + "redoubt " + words(lasting());
    List<String> next = new ArrayList<>();
    if (!analysis.alerts().isEmpty()) {
      next.add(again + " --show A-1");
    }
    if (!reported) {
      next.add(again + " --report report.html");
    }
    return next;
  }

  /// The words as a shell would have to be given them.
  static String words(List<String> command) {
    return String.join(" ", command.stream().map(NextSteps::quoted).toList());
  }

  /* Without what said where and how results should go. */
  private List<String> lasting() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < command.size(); i++) {
      String word = command.get(i);
      int value = word.indexOf('=');
      if (ONCE.contains(value < 0 ? word : word.substring(0, value))) {
        i += value < 0 ? 1 : 0;
      } else if (!DONE.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./+:@%=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
