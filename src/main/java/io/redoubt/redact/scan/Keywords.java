package io.redoubt.redact.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Finds many words in one pass, without regard to the case of ASCII letters (Aho and Corasick,
/// "Efficient string matching", 1975). Immutable and thread-safe.
final class Keywords {
  private static final int ALPHABET = 128;

  /* Of each character its class, the same for both cases; 0 for one that stands in no word. */
  private final byte[] classes = new byte[ALPHABET];
  private final int shift;

  /* For each node and class the next node; as its complement when words end there. */
  private final short[] next;
  private final int[][] words;

  /* Which nodes stand for as many characters as a gram has, or more. */
  private final boolean[] deep;
  private final Grams grams;

  /// Takes what is found.
  @FunctionalInterface
  interface Hit {
    /// @param word index of the word
    /// @param end index after its last character
    void at(int word, int end);
  }

  Keywords(List<String> keywords) {
    List<int[]> nodes = new ArrayList<>();
    List<List<Integer>> ends = new ArrayList<>();
    BitSet deeper = new BitSet();
    add(nodes, ends);
    for (int w = 0; w < keywords.size(); w++) {
      int node = 0;
      String word = keywords.get(w);
      for (int i = 0; i < word.length(); i++) {
        int[] row = nodes.get(node);
        if (row[word.charAt(i)] < 0) {
          row[word.charAt(i)] = nodes.size();
          deeper.set(nodes.size(), i + 1 >= Grams.LENGTH);
          add(nodes, ends);
        }
        node = row[word.charAt(i)];
      }
      ends.get(node).add(w);
    }
    close(nodes, ends);
    if (nodes.size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException("Too many keywords: " + keywords.size());
    }
    deep = new boolean[nodes.size()];
    deeper.stream().forEach(i -> deep[i] = true);
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(classify(keywords));
    next = new short[nodes.size() << shift];
    words = new int[nodes.size()][];
    for (int i = 0; i < nodes.size(); i++) {
      for (int c = 0; c < ALPHABET; c++) {
        if (classes[c] > 0 && !(c >= 'A' && c <= 'Z')) {
          int node = nodes.get(i)[c];
          next[i << shift | classes[c]] = (short) (ends.get(node).isEmpty() ? node : ~node);
        }
      }
      words[i] = ends.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
    grams = new Grams(shift);
    keywords.forEach(this::gram);
  }

  private void gram(String word) {
    if (word.length() < 2) {
      throw new IllegalArgumentException("A keyword has at least two characters: " + word);
    }
    int first = classes[word.charAt(0)];
    int second = classes[word.charAt(1)];
    if (word.length() == 2) {
      grams.addEnd(first, second);
    } else {
      grams.add(grams.next(grams.next(first, second), classes[word.charAt(2)]));
    }
  }

  /* Gives each character of the words a class; the last one. */
  private int classify(List<String> keywords) {
    int last = 0;
    for (String word : keywords) {
      for (int i = 0; i < word.length(); i++) {
        if (classes[word.charAt(i)] == 0) {
          classes[word.charAt(i)] = (byte) ++last;
        }
      }
    }
    for (char c = 'a'; c <= 'z'; c++) {
      classes[c - 32] = classes[c];
    }
    return last;
  }

  private static void add(List<int[]> nodes, List<List<Integer>> ends) {
    int[] row = new int[ALPHABET];
    Arrays.fill(row, -1);
    nodes.add(row);
    ends.add(new ArrayList<>());
  }

  private static void close(List<int[]> nodes, List<List<Integer>> ends) {
    int[] fail = new int[nodes.size()];
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int node = queue.remove();
      for (int c = 0; c < ALPHABET; c++) {
        int child = nodes.get(node)[c];
        int back = node == 0 ? 0 : nodes.get(fail[node])[c];
        if (child < 0) {
          nodes.get(node)[c] = back;
        } else {
          fail[child] = back;
          ends.get(child).addAll(ends.get(back));
          queue.add(child);
        }
      }
    }
  }

  /* The automaton runs from where the first three characters of a word stand, for as long as it
  stands for that many: most places of a text take one look at a small table. Until then it stands
  for fewer, so that the last three characters tell its node. */
  void scan(String text, Hit hit) {
    int node = 0;
    int gram = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int of = c < ALPHABET ? classes[c] : 0;
      gram = grams.next(gram, of);
      if (node > 0) {
        node = next[node << shift | of];
      } else if (grams.has(gram)) {
        node = node(gram);
      } else {
        continue;
      }
      if (node < 0) {
        node = ~node;
        for (int word : words[node]) {
          hit.at(word, i + 1);
        }
      }
      node = deep[node] ? node : 0;
    }
  }

  /* The node after these characters, as `next` has it. */
  private int node(int gram) {
    int node = 0;
    for (int i = Grams.LENGTH - 1; i >= 0; i--) {
      node = next[(node < 0 ? ~node : node) << shift | grams.of(gram, i)];
    }
    return node;
  }

  /// Whether one of the words stands in the text.
  boolean in(String text) {
    int node = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      node = c < ALPHABET ? next[node << shift | classes[c]] : 0;
      if (node < 0) {
        return true;
      }
    }
    return false;
  }

  /// The same of a part of a text, of which letters and digits of ASCII count and nothing else.
  boolean inLetters(CharSequence text, int from, int to) {
    int node = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Chars.alphanumeric(c)) {
        node = next[node << shift | classes[c]];
        if (node < 0) {
          return true;
        }
      }
    }
    return false;
  }
}
