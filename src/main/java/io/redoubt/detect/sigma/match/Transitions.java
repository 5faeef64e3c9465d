package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Escapes;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;

/// Finds some ASCII texts in one pass: the automaton of Aho and Corasick (CACM 18(6), 1975), with
/// every transition in a table, which is quick as long as that is small. Immutable, thread-safe.
final class Transitions implements LiteralScanner {
  private static final int[] NOBODY = {};

  /* From so many bytes on it is worth knowing which states were reached before. */
  private static final int LONG = 2048;

  private static final long[] UNTOLD = {};

  private final byte[] classes;
  private final int width;

  /* By state times width plus class: the next state times width, complemented where it has hits. */
  private final int[] next;
  private final int[][] owners;
  private final int[] beyond;

  private Transitions(byte[] classes, int width, int[] next, int[][] owners, int[] beyond) {
    this.beyond = beyond;
    this.classes = classes;
    this.width = width;
    this.next = next;
    this.owners = owners;
  }

  @Override
  public void scan(String text, long[] found) {
    long[] told = told(text.length());
    int state = 0;
    boolean ascii = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        ascii = false;
        c = Folding.fold(c);
      }
      state = c < 128 ? next[state + classes[c]] : 0;
      if (state < 0) {
        state = hit(~state, told, found);
      }
    }
    if (!ascii) {
      mark(beyond, found);
    }
  }

  @Override
  public boolean scan(byte[] buffer, int from, int length, long[] found) {
    long[] told = told(length);
    int state = 0;
    boolean ascii = true;
    for (int i = from; i < from + length; i++) {
      byte c = buffer[i];
      if (c < 0) {
        ascii = false;
        state = 0;
        continue;
      }
      state = next[state + classes[c]];
      if (state < 0) {
        state = hit(~state, told, found);
      }
    }
    if (ascii) {
      return true;
    }
    mark(beyond, found);
    return !Beyond.standsForAscii(buffer, from, length);
  }

  @Override
  public boolean scanEscaped(Event event, int cell, Undone undone, long[] found) {
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int length = event.spanLength(cell);
    if (beyondAscii(buffer, from, length)) {
      return made(cell, undone, found);
    }
    long[] told = told(length);
    int state = 0;
    int end = from + length;
    for (int i = from; i < end; ) {
      int c = buffer[i];
      if (c == '\\' && i + 1 < end && buffer[i + 1] == '\\') {
        i += 2;
      } else if (c == '\\') {
        c = Escapes.at(buffer, i, end);
        i += c < 0 ? 1 : Escapes.length(buffer, i, end);
      } else {
        i++;
      }
      if (c < 0) {
        return made(cell, undone, found);
      }
      state = next[state + classes[c]];
      if (state < 0) {
        state = hit(~state, told, found);
      }
    }
    return true;
  }

  /* Quickly seen, where going on until such a sign comes takes long. */
  private static boolean beyondAscii(byte[] buffer, int from, int length) {
    return length >= LONG && !Grams.plain(buffer, from, length, false);
  }

  private boolean made(int cell, Undone undone, long[] found) {
    int made = undone.made(cell);
    return made >= 0 && scan(undone.bytes(), undone.start(cell), made, found);
  }

  /* In one pass: the two go the same way but for some bytes after an escape. */
  @Override
  public boolean scanBoth(RawRecord record, Undone undone, long[] found) {
    byte[] buffer = record.buffer();
    int from = record.start();
    int length = record.length();
    if (beyondAscii(buffer, from, length)) {
      return false;
    }
    long[] told = told(length);
    int plain = 0;
    int end = from + length;
    for (int i = from; i < end; i++) {
      int c = buffer[i];
      if (c < 0) {
        return false;
      }
      if (c == '\\') {
        long met = apart(buffer, i, end, plain, told, found);
        if (met < 0) {
          return false;
        }
        i = (int) (met >>> 32) - 1;
        plain = (int) met;
        continue;
      }
      plain = next[plain + classes[c]];
      if (plain < 0) {
        plain = hit(~plain, told, found);
      }
    }
    return true;
  }

  /* From an escape on until both ways are in the same state again: the index of the next byte, and
   * the state; negative when a character is not ASCII.
   */
  private long apart(byte[] buffer, int from, int end, int state, long[] told, long[] found) {
    int plain = state;
    int undone = state;
    int i = from;
    do {
      int c = Escapes.at(buffer, i, end);
      if (c < 0) {
        return -1;
      }
      undone = step(undone, c, told, found);
      for (int last = i + Escapes.length(buffer, i, end); i < last; i++) {
        plain = step(plain, buffer[i], told, found);
      }
    } while (i < end && plain != undone);
    return ((long) i << 32) | plain;
  }

  private int step(int state, int c, long[] told, long[] found) {
    int reached = next[state + classes[c]];
    return reached < 0 ? hit(~reached, told, found) : reached;
  }

  private int hit(int state, long[] told, long[] found) {
    int number = state / width;
    if (told.length == 0) {
      mark(owners[number], found);
    } else if ((told[number >> 6] >>> number & 1) == 0) {
      told[number >> 6] |= 1L << number;
      mark(owners[number], found);
    }
    return state;
  }

  /* By state, whether its owners, of which there can be hundreds, are marked already. */
  private long[] told(int length) {
    return length < LONG ? UNTOLD : new long[owners.length / 64 + 1];
  }

  private static void mark(int[] some, long[] found) {
    for (int owner : some) {
      found[owner >> 6] |= 1L << owner;
    }
  }

  /// For these literals and what they are found for; the same for signs beyond ASCII.
  static Transitions of(Map<String, BitSet> literals, BitSet beyond) {
    Table table = new Table(literals.keySet());
    literals.forEach((literal, owners) -> owners.stream().forEach(o -> table.add(literal, o)));
    return table.scanner(beyond.stream().toArray());
  }

  /// How many numbers the table for these has at most.
  static long size(Collection<String> literals) {
    long signs = literals.stream().mapToLong(String::length).sum();
    return (signs + 1) * (literals.stream().flatMapToInt(String::chars).distinct().count() + 1);
  }

  /// The transitions while they are made: first a tree of the literals, then, level by level, what
  /// follows where the tree does not go on.
  private static final class Table {
    private final byte[] classes = new byte[128];
    private final int width;

    /* By state times width plus class: the next state, not yet multiplied. */
    private int[] next;
    private int[][] hits;
    private int states = 1;

    Table(Collection<String> literals) {
      int kinds = 1;
      for (String literal : literals) {
        for (int i = 0; i < literal.length(); i++) {
          if (classes[literal.charAt(i)] == 0) {
            classes[literal.charAt(i)] = (byte) kinds++;
          }
        }
      }
      this.width = kinds;
      this.next = new int[64 * kinds];
      this.hits = new int[64][];
      hits[0] = NOBODY;
    }

    void add(String literal, int owner) {
      int state = 0;
      for (int i = 0; i < literal.length(); i++) {
        int place = state * width + classes[literal.charAt(i)];
        if (next[place] == 0) {
          int fresh = grown(); // before the table is looked at, which it may replace
          next[place] = fresh;
        }
        state = next[place];
      }
      int[] more = Arrays.copyOf(hits[state], hits[state].length + 1);
      more[more.length - 1] = owner;
      hits[state] = more;
    }

    private int grown() {
      if (states == hits.length) {
        hits = Arrays.copyOf(hits, 2 * states);
        next = Arrays.copyOf(next, 2 * states * width);
      }
      hits[states] = NOBODY;
      return states++;
    }

    Transitions scanner(int[] beyond) {
      complete();
      int[] steps = new int[states * width];
      for (int i = 0; i < steps.length; i++) {
        int target = next[i] * width;
        steps[i] = hits[next[i]].length == 0 ? target : ~target;
      }
      return new Transitions(foldedClasses(), width, steps, Arrays.copyOf(hits, states), beyond);
    }

    /* In order of depth: where a state falls back to is less deep, and so complete before it. */
    private void complete() {
      int[] queue = new int[states];
      int[] fail = new int[states];
      int last = 1;
      for (int first = 0; first < last; first++) {
        int state = queue[first];
        for (int c = 1; c < width; c++) {
          int child = next[state * width + c];
          int otherwise = state == 0 ? 0 : next[fail[state] * width + c];
          if (child == 0) {
            next[state * width + c] = otherwise;
          } else {
            fail[child] = otherwise;
            hits[child] = joined(hits[child], hits[otherwise]);
            queue[last++] = child;
          }
        }
      }
    }

    private static int[] joined(int[] some, int[] more) {
      if (some.length == 0 || more.length == 0) {
        return some.length == 0 ? more : some;
      }
      int[] both = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, both, some.length, more.length);
      return both;
    }

    private byte[] foldedClasses() {
      byte[] folded = classes.clone();
      for (char c = 'A'; c <= 'Z'; c++) {
        folded[c] = classes[Folding.fold(c)];
      }
      return folded;
    }
  }
}
