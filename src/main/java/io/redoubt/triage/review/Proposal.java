package io.redoubt.triage.review;

import java.util.List;

/// What a model chose from a menu for a question, or why there is nothing of it.
///
/// @param topics words of the menu, each once; empty when it chose none or said nothing usable
/// @param time a word of the menu; empty likewise
/// @param views words of the menu, each once
/// @param model who chose
/// @param why no choice can be used, in one line; empty when it can
public record Proposal(
    List<String> topics, String time, List<String> views, String model, String why) {
  /// Copies the lists.
  public Proposal {
    topics = List.copyOf(topics);
    views = List.copyOf(views);
  }

  /// Nobody was asked.
  public static final Proposal NONE = new Proposal(List.of(), "", List.of(), "", "");

  /// Nothing usable.
  static Proposal unusable(String model, String why) {
    return new Proposal(List.of(), "", List.of(), model, why);
  }
}
