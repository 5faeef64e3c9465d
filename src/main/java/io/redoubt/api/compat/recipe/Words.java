package io.redoubt.api.compat.recipe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A text as its words, each with its weight, for comparing texts: the cosine of two such vectors
/// is 1 for the same words in the same proportion and 0 for none in common. Numbers and addresses
/// are words too. Immutable.
final class Words {
  private static final int LONGEST = 4000;
  private static final int SHORTEST_WORD = 2;

  private final int[] words;
  private final float[] weights;

  private Words(int[] words, float[] weights) {
    this.words = words;
    this.weights = weights;
  }

  static Words of(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    int start = -1;
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i <= end; i++) {
      boolean inside = i < end && part(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        count(text, start, i, counts);
        start = -1;
      }
    }
    return normalized(counts);
  }

  private static boolean part(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  private static void count(String text, int from, int to, Map<Integer, Integer> counts) {
    int end = text.charAt(to - 1) == '.' ? to - 1 : to;
    if (end - from < SHORTEST_WORD) {
      return;
    }
    int hash = 7;
    for (int i = from; i < end; i++) {
      hash = hash * 31 + Character.toLowerCase(text.charAt(i));
    }
    counts.merge(hash, 1, Integer::sum);
  }

  private static Words normalized(Map<Integer, Integer> counts) {
    int[] words = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(words);
    float[] weights = new float[words.length];
    double squares = 0;
    for (int i = 0; i < words.length; i++) {
      weights[i] = (float) (1 + Math.log(counts.getOrDefault(words[i], 1)));
      squares += weights[i] * weights[i];
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= length;
    }
    return new Words(words, weights);
  }

  /// 1 less the cosine: from 0, alike, to 1, nothing in common.
  double distance(Words other) {
    double cosine = 0;
    int i = 0;
    int j = 0;
    while (i < words.length && j < other.words.length) {
      if (words[i] == other.words[j]) {
        cosine += weights[i++] * other.weights[j++];
      } else if (words[i] < other.words[j]) {
        i++;
      } else {
        j++;
      }
    }
    return Math.clamp(1 - cosine, 0.0, 1.0);
  }
}
