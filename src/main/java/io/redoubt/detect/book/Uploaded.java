package io.redoubt.detect.book;

import java.util.List;

/// What became of a rule text that somebody uploaded.
public sealed interface Uploaded {
  /// It is in force.
  ///
  /// @param rules the rules in it
  /// @param replaced whether it stands in place of an earlier one
  record Accepted(List<ListedRule> rules, boolean replaced) implements Uploaded {
    /// Copies the list.
    public Accepted {
      rules = List.copyOf(rules);
    }
  }

  /// Something is wrong with it; nothing was changed.
  record Rejected(List<Wrong> problems) implements Uploaded {
    /// Copies the list.
    public Rejected {
      problems = List.copyOf(problems);
    }
  }

  /// A rule of this id is there already and cannot be replaced by this text; nothing was changed.
  ///
  /// @param path where that one stands
  record Exists(String id, String path) implements Uploaded {}

  /// What is wrong.
  ///
  /// @param line from 1; 0: none in particular
  /// @param column from 1; 0: none in particular
  /// @param reason what to do about it
  record Wrong(int line, int column, String reason) {
    /// Reads `path:line:column`.
    static Wrong at(String path, String place, String reason) {
      String rest = place.startsWith(path) ? place.substring(path.length()) : "";
      String[] numbers = rest.split(":", -1);
      return numbers.length == 3 && (numbers[1] + numbers[2]).matches("\\d{1,9}")
          ? new Wrong(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]), reason)
          : new Wrong(0, 0, reason);
    }
  }
}
