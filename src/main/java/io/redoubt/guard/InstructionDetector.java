package io.redoubt.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tells text that speaks to a model from text that reports. Immutable and thread-safe; linear in
/// the text.
///
/// It looks for phrases of `guard/lexicon.tsv` in several languages, for the tokens of chat
/// templates, and for our own verdict words beside an order, in the text as it stands and with one
/// disguise taken off.
public final class InstructionDetector {
  /// From this score on a text counts as an attempt.
  public static final int BOUND = 10;

  /// The most characters that are looked at.
  public static final int MOST = 8192;

  private static final int SHORTEST = 12;

  private final Lexicon lexicon = Lexicon.load();

  /// What in the text speaks for instructions to a model.
  public Signals inspect(String text) {
    if (text.length() < SHORTEST) {
      return Signals.NONE;
    }
    String bounded = text.length() <= MOST ? text : text.substring(0, MOST);
    Map<String, Integer> seen = new LinkedHashMap<>();
    if (!ModelView.visible(bounded).equals(ModelView.of(bounded)) && template(bounded)) {
      seen.put("chat template", BOUND);
    }
    List<String> readings = Plainer.readings(bounded);
    for (int i = 0; i < readings.size(); i++) {
      read(readings.get(i), i == 0 ? 0 : 1, seen);
    }
    int score = seen.values().stream().mapToInt(Integer::intValue).sum();
    return score == 0 ? Signals.NONE : new Signals(new ArrayList<>(seen.keySet()), score);
  }

  /// The ASCII words of all phrases that weigh: a text with none of them is no order in English.
  public Set<String> words() {
    Set<String> words = new TreeSet<>();
    for (Lexicon.Entry entry : lexicon.entries()) {
      if (entry.weight() >= 5 && entry.anchor().matches("[a-z]{3,}")) {
        words.add(entry.anchor());
      }
    }
    words.addAll(Set.of("ignore", "disregard", "forget", "override", "respond", "assistant"));
    return words;
  }

  private static boolean template(String text) {
    return text.contains("<|")
        || text.contains("[INST]")
        || text.contains("<<SYS>>")
        || text.contains("<start_of_turn>");
  }

  private void read(String reading, int disguised, Map<String, Integer> seen) {
    for (Lexicon.Entry entry : lexicon.entries()) {
      if (reading.contains(entry.anchor()) && entry.phrase().matcher(reading).find()) {
        int weight = entry.weight() + (disguised > 0 && entry.weight() >= 4 ? 4 : 0);
        seen.merge(entry.signal(), weight, Math::max);
      }
    }
  }
}
