package io.redoubt.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells in one pass, without making anything of it, that a text cannot hold a phrase of the
/// lexicon, neither as it stands nor in one of its disguises. Immutable and thread-safe.
///
/// A phrase needs all of its words; so each word of the text is looked up among them and among
/// them with their letters turned by thirteen, as it stands and with digits read as letters. Text
/// beyond ASCII is always worth a look.
final class WordSieve {
  private static final int SIZE = 8192;
  private static final int SPACED = 7;
  private static final int BASE64 = 24;
  private static final long PRIME = 0x100000001b3L;

  /* A character beyond ASCII stands in the word. */
  private static final int BEYOND = -1;

  private static final int SIGN = 1;
  private static final int LEET = 2;
  private static final int CODED = 4;
  private static final int LETTER = 8;
  private static final int NAMED = 16;
  private static final int JOINED = 32;

  /* What the number of a word is told by that stands with its letters turned. */
  private static final int TURNED = 1 << 14;

  private final long[] hashes = new long[SIZE];

  /* Which slots are taken: most words are no words of ours, and this is small enough to stay near. */
  private final long[] taken = new long[SIZE / Long.SIZE];
  private final short[] ids = new short[SIZE];
  private final int longest;

  /* Of each word, the phrases that it announces: the ids of all their words. */
  private final int[][][] phrases;
  private final byte[] classes = new byte[128];
  private final char[] small = new char[128];
  private final char[] leet = new char[128];

  WordSieve(List<Lexicon.Entry> entries) {
    Map<String, Integer> words = new HashMap<>();
    List<List<int[]>> announced = new ArrayList<>();
    for (Lexicon.Entry entry : entries) {
      int[] needed =
          entry.words().stream()
              .filter(word -> !word.equals("*") && !word.equals("_"))
              .mapToInt(word -> words.computeIfAbsent(word, _ -> words.size()))
              .toArray();
      while (announced.size() < words.size()) {
        announced.add(new ArrayList<>());
      }
      announced.get(words.getOrDefault(entry.anchorWord(), 0)).add(needed);
    }
    phrases = announced.stream().map(list -> list.toArray(int[][]::new)).toArray(int[][][]::new);
    words.forEach((word, id) -> put(hash(word), id));
    words.forEach((word, id) -> put(hash(turned(word)), id | TURNED));
    longest = words.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (char c = 0; c < 128; c++) {
      boolean coded = Character.isLetterOrDigit(c) || "+/_-".indexOf(c) >= 0;
      int at = Plainer.LEET.indexOf(c);
      boolean pair = at >= 0 && at % 2 == 0;
      small[c] = Character.toLowerCase(c);
      leet[c] = Character.toLowerCase(pair ? Plainer.LEET.charAt(at + 1) : c);
      boolean sign = c <= ' ' || Plainer.SIGNS.indexOf(c) >= 0;
      int letter = Character.isLetter(c) ? LETTER | NAMED : Character.isDigit(c) ? NAMED : 0;
      int joined = c == '.' || c == '_' ? JOINED : 0;
      int all = (sign ? SIGN : 0) | (pair ? LEET : 0) | (coded ? CODED : 0) | letter | joined;
      classes[c] = (byte) all;
    }
  }

  private static long hash(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * PRIME;
    }
    return hash;
  }

  /// Words of one text or several, in one reading. Not thread-safe.
  final class Seen {
    private final long[] words = new long[phrases.length / Long.SIZE + 1];

    /* Whether it lacks words, because a text was not read to its end. */
    private boolean partial;

    /// Adds the words of another text.
    void addAll(Seen other) {
      partial |= other.partial;
      for (int i = 0; i < words.length; i++) {
        words[i] |= other.words[i];
      }
    }

    /// Whether the words of a phrase may be among them.
    boolean maybe() {
      return partial || phrase();
    }

    private void add(long hash) {
      add(hash, this, null);
    }

    /* The word itself here and in another reading, one with its letters turned in a third. */
    private void add(long hash, Seen other, @Nullable Seen turned) {
      int first = slot(hash);
      if ((taken[first >> 6] & (1L << first)) == 0) {
        return;
      }
      for (int at = first; hashes[at] != 0; at = (at + 1) & (SIZE - 1)) {
        if (hashes[at] == hash) {
          int word = ids[at] & TURNED - 1;
          if (word == ids[at]) {
            set(word);
            other.set(word);
          } else if (turned != null) {
            turned.set(word);
          }
        }
      }
    }

    private void set(int id) {
      words[id >> 6] |= 1L << id;
    }

    private boolean has(int id) {
      return (words[id >> 6] & (1L << id)) != 0;
    }

    private boolean phrase() {
      for (int part = 0; part < words.length; part++) {
        for (long rest = words[part]; rest != 0; rest &= rest - 1) {
          for (int[] needed : phrases[part * Long.SIZE + Long.numberOfTrailingZeros(rest)]) {
            if (all(needed)) {
              return true;
            }
          }
        }
      }
      return false;
    }

    private boolean all(int[] needed) {
      for (int id : needed) {
        if (!has(id)) {
          return false;
        }
      }
      return true;
    }
  }

  private void put(long hash, int id) {
    int at = slot(hash);
    while (hashes[at] != 0) {
      at = (at + 1) & (SIZE - 1);
    }
    hashes[at] = hash;
    taken[at >> 6] |= 1L << at;
    ids[at] = (short) id;
  }

  private static int slot(long hash) {
    return (int) (hash ^ (hash >>> 29)) & (SIZE - 1);
  }

  /// Nothing yet.
  Seen nothing() {
    return new Seen();
  }

  /// Whether the text is worth a look.
  ///
  /// @param visible as [ModelView#visible] makes it
  /// @param disguised whether disguises count
  /// @param plain takes its words as they stand
  boolean maybe(String visible, boolean disguised, Seen plain) {
    String unescaped = Plainer.unescaped(visible);
    return words(cut(unescaped), disguised, plain) || (disguised && coded(visible));
  }

  /* What we cut ends in one sign, which reads as three dots. */
  private static String cut(String text) {
    return text.indexOf('…') < 0 ? text : text.replace("…", "...");
  }

  /* Whether the words of a phrase stand in it, or single letters in a row. */
  private boolean words(String s, boolean disguised, Seen plain) {
    Seen leeted = disguised ? new Seen() : plain;
    Seen turned = disguised ? new Seen() : plain;
    int singles = 0;
    for (int i = 0; i < s.length(); ) {
      char c = s.charAt(i);
      if (c < 128 && (classes[c] & SIGN) != 0) {
        i++;
        continue;
      }
      int end = disguised ? word(s, i, plain, leeted, turned) : word(s, i, plain);
      if (end == BEYOND) {
        plain.partial = true;
        return true;
      }
      boolean joined = end < 0;
      end = joined ? ~end : end;
      singles += joined ? singles(s, i, end) : end - i == 1 ? 1 : 0;
      i = end;
    }
    if (disguised && singles >= SPACED - 1 && row(s)) { // the first may be the end of a word
      plain.partial = true;
      return true;
    }
    return plain.phrase() || (disguised && (leeted.phrase() || turned.phrase()));
  }

  /* Looks up the word that begins here, without the marks at its edges; where it ends. */
  private int word(String s, int from, Seen plain) {
    long running = 0;
    long hash = 0;
    int last = from;
    int first = -1;
    int i = from;
    for (; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 128) {
        return BEYOND;
      }
      byte kind = classes[c];
      if ((kind & SIGN) != 0) {
        break;
      }
      boolean named = (kind & NAMED) != 0;
      if (named || first >= 0) {
        running = (running ^ small[c]) * PRIME;
      }
      if (named) {
        first = first < 0 ? i : first;
        hash = running;
        last = i;
      }
    }
    if (first < 0 || last - first < longest) {
      plain.add(hash);
    }
    return i;
  }

  /* The same, and as it reads with digits as letters and with its letters turned; the complement of
  where it ends when dots or lines stand in it. */
  private int word(String s, int from, Seen plain, Seen leeted, Seen turned) {
    long running = 0;
    long hash = 0;
    int last = from;
    int first = -1;
    int kinds = 0;
    int i = from;
    for (; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 128) {
        return BEYOND;
      }
      byte kind = classes[c];
      if ((kind & SIGN) != 0) {
        break;
      }
      kinds |= kind;
      boolean named = (kind & NAMED) != 0;
      if (named || first >= 0) {
        running = (running ^ small[c]) * PRIME;
      }
      if (named) {
        first = first < 0 ? i : first;
        hash = running;
        last = i;
      }
    }
    if (first < 0 || last - first < longest) {
      plain.add(hash, (kinds & LEET) == 0 ? leeted : plain, turned);
    }
    if ((kinds & LEET) != 0) {
      leeted(s, from, i, leeted);
    }
    return (kinds & JOINED) != 0 ? ~i : i;
  }

  /* At most how many single letters stand in this word, with dots or lines between them. */
  private int singles(String s, int from, int to) {
    if (to - from == 1) {
      return 1;
    }
    int parts = 0;
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      parts += c == '.' || c == '_' ? 1 : 0;
    }
    return parts == 0 ? 0 : parts + 1;
  }

  /* Whether single letters stand in a row. */
  private boolean row(String s) {
    boolean gap = true;
    Row row = new Row();
    for (int i = 0; i <= s.length(); i++) {
      char c = i < s.length() ? s.charAt(i) : ' ';
      boolean sign = (classes[c] & SIGN) != 0;
      if ((!sign || !gap) && row.takes(c, (classes[c] & LETTER) != 0, sign)) {
        return true;
      }
      gap = sign;
    }
    return false;
  }

  /* Single letters with a sign after each. */
  private static final class Row {
    private int length;
    private boolean letter;

    boolean takes(char c, boolean isLetter, boolean sign) {
      if (isLetter) {
        length = letter ? 0 : length;
        letter = true;
      } else {
        length = letter && (sign || c == '.' || c == '_') ? length + 1 : 0;
        letter = false;
      }
      return length >= SPACED;
    }
  }

  private void leeted(String s, int from, int to, Seen seen) {
    int a = from;
    int b = to;
    while (a < b && !named(leet[s.charAt(a)])) {
      a++;
    }
    while (b > a && !named(leet[s.charAt(b - 1)])) {
      b--;
    }
    long hash = 0;
    for (int i = a; i < b && b - a <= longest; i++) {
      hash = (hash ^ leet[s.charAt(i)]) * PRIME;
    }
    seen.add(hash);
  }

  private boolean named(char c) {
    return (classes[c] & NAMED) != 0;
  }

  private static String turned(String word) {
    StringBuilder turned = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      turned.setCharAt(i, turned(word.charAt(i)));
    }
    return turned.toString();
  }

  private static char turned(char c) {
    return c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c;
  }

  /* Whether something in it is base64 of a text worth a look. */
  private boolean coded(String s) {
    return run(s) && Plainer.decoded(s).anyMatch(plain -> words(plain, false, new Seen()));
  }

  /* Whether so many characters of base64 stand in a row. Looked at from where the last of them
  would stand: most texts show in few places that there are none. */
  private boolean run(String s) {
    int from = 0;
    while (from + BASE64 <= s.length()) {
      int at = from + BASE64 - 1;
      while (at >= from && coded(s.charAt(at))) {
        at--;
      }
      if (at < from) {
        return true;
      }
      from = at + 1;
    }
    return false;
  }

  private boolean coded(char c) {
    return c < 128 && (classes[c] & CODED) != 0;
  }
}
