package io.redoubt.search.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How well the words of texts fit those of a question: BM25 (Robertson and Zaragoza 2009) with the
/// usual k1 = 1.2 and b = 0.75, counted anew for each question over all texts there are.
final class WordScores {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final Map<Integer, Double> weights = new HashMap<>();
  private final double average;

  /// @param wanted hashes of the words of the question
  /// @param texts hashes of the words of each text
  WordScores(Set<Integer> wanted, List<int[]> texts) {
    long words = 0;
    Map<Integer, Integer> having = new HashMap<>();
    for (int[] text : texts) {
      words += text.length;
      counts(wanted, text).keySet().forEach(word -> having.merge(word, 1, Integer::sum));
    }
    average = texts.isEmpty() ? 1 : Math.max(1.0, (double) words / texts.size());
    int all = texts.size();
    having.forEach((word, n) -> weights.put(word, Math.log(1 + (all - n + 0.5) / (n + 0.5))));
  }

  private static Map<Integer, Integer> counts(Set<Integer> wanted, int[] text) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int word : text) {
      if (wanted.contains(word)) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }

  /// The score of a text; 0 when none of the words stands in it.
  double of(int[] text) {
    double length = K1 * (1 - B + B * text.length / average);
    double score = 0;
    for (var counted : counts(weights.keySet(), text).entrySet()) {
      double times = counted.getValue();
      score += weights.getOrDefault(counted.getKey(), 0.0) * times * (K1 + 1) / (times + length);
    }
    return score;
  }
}
