package io.redoubt.event.context;

import java.util.List;

/// What became of one question of the menu.
///
/// @param query `auth_history(user:alice)`
/// @param lines ids of the evidence lines that answer it; empty when there was no room for them
/// @param dropped answers left out for want of room
public record MenuReport(String query, List<String> lines, int dropped) {
  /// Copies the list.
  public MenuReport {
    lines = List.copyOf(lines);
  }
}
