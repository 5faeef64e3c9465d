package io.redoubt.triage.review;

import java.util.List;

/// All that a model may choose from when it proposes what to look up for a question.
///
/// @param topics words for them
/// @param times words for them; the first is none
/// @param views words for them
public record PlanMenu(List<String> topics, List<String> times, List<String> views) {
  /// Topics that may be chosen at once.
  public static final int TOPICS = 3;

  /// Copies the lists.
  public PlanMenu {
    topics = List.copyOf(topics);
    times = List.copyOf(times);
    views = List.copyOf(views);
  }

  /// The JSON Schema of an answer.
  String schema() {
    return "{\"type\":\"object\",\"additionalProperties\":false,"
        + "\"required\":[\"topics\",\"time\",\"views\",\"nonce\"],\"properties\":{"
        + "\"topics\":{\"type\":\"array\",\"maxItems\":"
        + TOPICS
        + ",\"items\":{\"enum\":"
        + words(topics)
        + "}},\"time\":{\"enum\":"
        + words(times)
        + "},\"views\":{\"type\":\"array\",\"maxItems\":"
        + views.size()
        + ",\"items\":{\"enum\":"
        + words(views)
        + "}},\"nonce\":{\"type\":\"string\",\"pattern\":\"^[A-Z0-9]{6}$\"}}}";
  }

  private static String words(List<String> words) {
    return "[\"" + String.join("\",\"", words) + "\"]";
  }
}
