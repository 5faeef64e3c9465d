package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Escapes;
import io.redoubt.detect.sigma.rule.Folding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds all of many ASCII texts in one pass: the automaton of Aho and Corasick (CACM 18(6), 1975),
/// with every transition in a table. Immutable once built, thread-safe.
final class LiteralScanner {
  /// Stands for any character that is not ASCII.
  static final String BEYOND = "\u0080";

  private static final int[] NOBODY = {};

  private final byte[] classes;
  private final int width;

  /* By state times width plus class: the next state times width, complemented where it has hits. */
  private final int[] next;
  private final int[][] owners;
  private final int[] beyond;

  private LiteralScanner(byte[] classes, int width, int[] next, int[][] owners, int[] beyond) {
    this.beyond = beyond;
    this.classes = classes;
    this.width = width;
    this.next = next;
    this.owners = owners;
  }

  /// Sets the bits of those whose literals occur in the text, in any case.
  void scan(String text, long[] found) {
    if (!run(text, found)) {
      run(Folding.fold(text), found);
      mark(beyond, found);
    }
  }

  /* Whether the text was all ASCII, of which nothing but letters folds to ASCII. */
  private boolean run(String text, long[] found) {
    int state = 0;
    boolean ascii = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii &= c < 128;
      state = c < 128 ? next[state + classes[c]] : 0;
      if (state < 0) {
        state = hit(~state, found);
      }
    }
    return ascii;
  }

  /// The same for bytes. False when they are not all ASCII: then they were scanned only in part,
  /// and the text must be.
  boolean scan(byte[] buffer, int from, int length, long[] found) {
    int state = 0;
    for (int i = from; i < from + length; i++) {
      byte c = buffer[i];
      if (c < 0) {
        return false;
      }
      state = next[state + classes[c]];
      if (state < 0) {
        state = hit(~state, found);
      }
    }
    return true;
  }

  /// The same for the inside of a JSON string, as if its escapes were undone.
  boolean scanEscaped(byte[] buffer, int from, int length, long[] found) {
    int state = 0;
    int end = from + length;
    for (int i = from; i < end; ) {
      int c = buffer[i];
      if (c == '\\') {
        c = Escapes.at(buffer, i, end);
        i += c < 0 ? 1 : Escapes.length(buffer, i, end);
      } else {
        i++;
      }
      if (c < 0) {
        return false;
      }
      state = next[state + classes[c]];
      if (state < 0) {
        state = hit(~state, found);
      }
    }
    return true;
  }

  /// The bytes as they are and, in the same pass, as if JSON escapes were undone: the two go the
  /// same way but for some bytes after an escape. False when they are not all ASCII.
  boolean scanBoth(byte[] buffer, int from, int length, long[] found) {
    int plain = 0;
    int end = from + length;
    for (int i = from; i < end; i++) {
      int c = buffer[i];
      if (c < 0) {
        return false;
      }
      if (c == '\\') {
        long met = apart(buffer, i, end, plain, found);
        if (met < 0) {
          return false;
        }
        i = (int) (met >>> 32) - 1;
        plain = (int) met;
        continue;
      }
      plain = next[plain + classes[c]];
      if (plain < 0) {
        plain = hit(~plain, found);
      }
    }
    return true;
  }

  /* From an escape on until both ways are in the same state again: the index of the next byte, and
   * the state; negative when a character is not ASCII.
   */
  private long apart(byte[] buffer, int from, int end, int state, long[] found) {
    int plain = state;
    int undone = state;
    int i = from;
    do {
      int c = Escapes.at(buffer, i, end);
      if (c < 0) {
        return -1;
      }
      undone = step(undone, c, found);
      for (int last = i + Escapes.length(buffer, i, end); i < last; i++) {
        plain = step(plain, buffer[i], found);
      }
    } while (i < end && plain != undone);
    return ((long) i << 32) | plain;
  }

  private int step(int state, int c, long[] found) {
    int reached = next[state + classes[c]];
    return reached < 0 ? hit(~reached, found) : reached;
  }

  private int hit(int state, long[] found) {
    mark(owners[state / width], found);
    return state;
  }

  private static void mark(int[] some, long[] found) {
    for (int owner : some) {
      found[owner >> 6] |= 1L << owner;
    }
  }

  /// Builds a scanner from literals and their owners' numbers.
  static final class Builder {
    private final byte[] classes = new byte[128];
    private final List<int[]> trie = new ArrayList<>();
    private final List<@Nullable List<Integer>> owners = new ArrayList<>();
    private final List<Integer> beyond = new ArrayList<>();
    private int width = 1;

    Builder() {
      grow();
    }

    /// Adds one literal, folded, ASCII only, or [#BEYOND].
    void add(String literal, int owner) {
      if (literal.equals(BEYOND)) {
        beyond.add(owner);
        return;
      }
      int state = 0;
      for (int i = 0; i < literal.length(); i++) {
        char c = literal.charAt(i);
        if (classes[c] == 0) {
          classes[c] = (byte) width++;
        }
        int child = trie.get(state)[classes[c]];
        if (child == 0) {
          child = grow();
          trie.get(state)[classes[c]] = child;
        }
        state = child;
      }
      List<Integer> known = owners.get(state);
      List<Integer> list = known == null ? new ArrayList<>() : known;
      list.add(owner);
      owners.set(state, list);
    }

    /// The scanner.
    LiteralScanner build() {
      int[] next = new int[trie.size() * width];
      int[] fail = new int[trie.size()];
      ArrayDeque<Integer> queue = new ArrayDeque<>();
      queue.add(0);
      while (!queue.isEmpty()) {
        int state = queue.remove();
        for (int c = 1; c < width; c++) {
          int child = trie.get(state)[c];
          int viaFail = state == 0 ? 0 : next[fail[state] * width + c];
          if (child == 0) {
            next[state * width + c] = viaFail;
          } else {
            next[state * width + c] = child;
            fail[child] = viaFail;
            inherit(child, viaFail);
            queue.add(child);
          }
        }
      }
      int[][] hits = new int[trie.size()][];
      for (int i = 0; i < hits.length; i++) {
        List<Integer> list = owners.get(i);
        hits[i] = list == null ? NOBODY : list.stream().mapToInt(x -> x).distinct().toArray();
      }
      return new LiteralScanner(
          foldedClasses(),
          width,
          steps(next, hits),
          hits,
          beyond.stream().mapToInt(x -> x).distinct().toArray());
    }

    private int[] steps(int[] next, int[][] hits) {
      int[] steps = new int[next.length];
      for (int i = 0; i < next.length; i++) {
        int target = next[i] * width;
        steps[i] = hits[next[i]].length == 0 ? target : ~target;
      }
      return steps;
    }

    private byte[] foldedClasses() {
      byte[] folded = classes.clone();
      for (char c = 'A'; c <= 'Z'; c++) {
        folded[c] = classes[Folding.fold(c)];
      }
      return folded;
    }

    private void inherit(int state, int from) {
      List<Integer> inherited = owners.get(from);
      if (inherited != null) {
        List<Integer> own = owners.get(state);
        List<Integer> both = new ArrayList<>(own == null ? List.of() : own);
        both.addAll(inherited);
        owners.set(state, both);
      }
    }

    private int grow() {
      trie.add(new int[128]);
      owners.add(null);
      return trie.size() - 1;
    }
  }
}
