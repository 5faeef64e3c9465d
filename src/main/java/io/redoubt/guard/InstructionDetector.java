package io.redoubt.guard;

import java.util.ArrayList;
import java.util.HashSet;
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
  private final Map<String, List<Lexicon.Entry>> byAnchor = lexicon.byAnchor();
  private final WordSieve sieve = new WordSieve(lexicon.entries());

  /// What in the text speaks for instructions to a model.
  public Signals inspect(String text) {
    return inspect(text, true, sieve.nothing());
  }

  /// The same for text as it stands, no disguise taken off: for long texts put together.
  public Signals inspectPlain(String text) {
    return inspect(text, false, sieve.nothing());
  }

  /// Texts that may say together what none of them says alone.
  public Together together() {
    return new Together();
  }

  /// Texts looked at one by one, and then as they stand one after the other. Not thread-safe.
  public final class Together {
    private final WordSieve.Seen seen = sieve.nothing();
    private final List<String> all = new ArrayList<>();

    /// As [InstructionDetector#inspect].
    public Signals inspect(String text) {
      all.add(text);
      WordSieve.Seen words = sieve.nothing();
      Signals signals = InstructionDetector.this.inspect(text, true, words);
      if (text.length() < SHORTEST) {
        sieve.maybe(ModelView.visible(text), false, words);
      }
      seen.addAll(words);
      return signals;
    }

    /// As [#inspectPlain] of all texts with a space behind each. What is too long to be looked at
    /// whole is cut somewhere in a word, so that the words seen before say nothing of it.
    public Signals across() {
      return !seen.maybe() && seenWhole() ? Signals.NONE : inspectPlain(joined());
    }

    /* No token of a template holds a space, so that none begins in one text and ends in another. */
    private boolean seenWhole() {
      int length = 0;
      for (String text : all) {
        length += text.length() + 1;
        if (length > MOST || template(text)) {
          return false;
        }
      }
      return true;
    }

    private String joined() {
      StringBuilder joined = new StringBuilder();
      all.forEach(text -> joined.append(text).append(' '));
      return joined.toString();
    }
  }

  private Signals inspect(String text, boolean disguised, WordSieve.Seen words) {
    if (text.length() < SHORTEST) {
      return Signals.NONE;
    }
    String bounded = text.length() <= MOST ? text : text.substring(0, MOST);
    return template(bounded) || sieve.maybe(ModelView.visible(bounded), disguised, words)
        ? closely(bounded, disguised)
        : Signals.NONE;
  }

  /// The same without the sieve.
  Signals closely(String bounded, boolean disguised) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    Set<Lexicon.Entry> plain = new HashSet<>();
    if (template(bounded)) {
      seen.put("chat template", BOUND);
    }
    List<String> readings = disguised ? Plainer.readings(bounded) : List.of(Plainer.plain(bounded));
    for (int i = 0; i < readings.size(); i++) {
      read(readings.get(i), new Weighing(i > 0, plain, seen));
    }
    if (disguised) {
      Plainer.joined(bounded)
          .ifPresent(
              joined ->
                  run(joined.replace(" ", ""), lexicon.entries(), new Weighing(true, plain, seen)));
    }
    int score = seen.values().stream().mapToInt(Integer::intValue).sum();
    return score == 0 ? Signals.NONE : new Signals(new ArrayList<>(seen.keySet()), score);
  }

  /// The ASCII words of all phrases that weigh: a text with none of them is no order in English.
  public Set<String> words() {
    Set<String> words = new TreeSet<>();
    for (Lexicon.Entry entry : lexicon.entries()) {
      if (entry.weight() >= 5 && entry.anchorWord().matches("[a-z]{3,}")) {
        words.add(entry.anchorWord());
      }
    }
    words.addAll(Set.of("ignore", "disregard", "forget", "override", "respond", "assistant"));
    return words;
  }

  private static boolean template(String text) {
    return (text.indexOf('<') >= 0
            && (text.contains("<|")
                || text.contains("<<SYS>>")
                || text.contains("<start_of_turn>")))
        || text.contains("[INST]");
  }

  private void read(String reading, Weighing weighing) {
    List<String> words = new ArrayList<>();
    boolean unspaced = false;
    for (String word : reading.split(" ")) {
      words.add(bare(word));
      unspaced |= !word.isEmpty() && word.charAt(0) >= 0x0900;
    }
    for (int i = 0; i < words.size(); i++) {
      for (Lexicon.Entry entry : byAnchor.getOrDefault(words.get(i), List.of())) {
        if (!words.get(i).isEmpty() && entry.around(words, i)) {
          weighing.add(entry);
        }
      }
    }
    if (unspaced) {
      run(reading.replace(" ", ""), byAnchor.getOrDefault("", List.of()), weighing);
    }
  }

  /* Without the dots and marks that stand at its edges. */
  private static String bare(String word) {
    int a = 0;
    int b = word.length();
    while (a < b && !Character.isLetterOrDigit(word.charAt(a))) {
      a++;
    }
    while (b > a && !Character.isLetterOrDigit(word.charAt(b - 1))) {
      b--;
    }
    return word.substring(a, b);
  }

  private static void run(String text, List<Lexicon.Entry> entries, Weighing weighing) {
    for (Lexicon.Entry entry : entries) {
      if (entry.run(text)) {
        weighing.add(entry);
      }
    }
  }

  /// What one reading adds. A phrase that only shows once a disguise is taken off weighs more; one
  /// that could be read all along does not.
  ///
  /// @param plain the phrases of the text as it stands
  /// @param seen signal → its heaviest phrase
  private record Weighing(boolean disguised, Set<Lexicon.Entry> plain, Map<String, Integer> seen) {
    void add(Lexicon.Entry entry) {
      if (!disguised) {
        plain.add(entry);
      }
      boolean hidden = !plain.contains(entry) && entry.weight() >= 8;
      seen.merge(entry.signal(), entry.weight() + (hidden ? 4 : 0), Math::max);
    }
  }
}
