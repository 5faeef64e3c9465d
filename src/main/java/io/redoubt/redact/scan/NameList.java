package io.redoubt.redact.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;

/// What is known of a word that begins with a capital: given name, surname, or a word that is no
/// part of a name. Accents and case do not count. Immutable and thread-safe.
///
/// Read from `redact/given-names.txt`, `redact/surnames.txt` and `redact/plain-words.txt`. Only
/// 64-bit hashes are kept, so that a look costs no copy of the word; that a foreign word has the
/// hash of one of some ten thousand is less likely than one in 10¹⁵.
final class NameList {
  /// What a word is, weakest evidence of a name last.
  enum Word {
    /// A given name and nothing else.
    GIVEN,
    /// A given name that is an ordinary word, place or month too, or very short.
    MAYBE,
    /// A surname that is common somewhere, or ends as only surnames do.
    SURNAME,
    /// Letters that English does not have: in a log in English a name, more often than not.
    FOREIGN,
    /// Nothing is known of it.
    OTHER,
    /// No part of a name.
    PLAIN
  }

  private static final Word[] WORDS = Word.values();
  private static final int SHORT = 3;
  private static final int SLOTS = 1 << 15;
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /* Up to Latin Extended-B, and what Vietnamese adds. */
  private static final int LATIN = 0x250;
  private static final int ADDED = 0x1e00;
  private static final int ADDED_END = 0x1f00;

  private static final Set<String> SURNAME_ENDS =
      Set.of(
          "wski", "wska", "cki", "cka", "nski", "nska", "lski", "lska", "rski", "rska", "tskyi",
          "nsky", "vsky", "wsky", "tsky", "vskaya", "nskaya", "wicz", "ovic", "evic", "ovich",
          "evich", "enko", "czuk", "tchuk", "achuk", "iuk", "nova", "kova", "lova", "rova", "tova",
          "hova", "dova", "mova", "sova", "zova", "kov", "nov", "hov", "rov", "mov", "dov", "lov",
          "eyev", "aev", "adze", "idze", "shvili", "nyan", "ryan", "syan", "lyan", "dyan", "oglu",
          "sson", "rsen", "lsen", "nsen", "tsen", "ksen", "dottir", "poulos", "oulou", "idis",
          "iadis", "akis", "escu", "eanu", "inen", "nnen", "mann", "stein", "baum", "wald", "quez",
          "guez", "ndez", "inez", "arez", "elli", "etti", "acci", "ucci", "icci", "moto", "mura",
          "naka", "zawa", "yama", "wala", "nathan", "swamy", "murthy", "rajan", "ullah", "zadeh",
          "nejad", "eaux", "quist", "qvist", "strom", "gren", "blom", "hauser", "huber", "meyer",
          "meier", "maier", "bauer", "siewicz", "ajczyk", "czyk", "czak", "arczyk", "opoulou",
          "aitis", "auskas", "iene", "aite", "vicius", "bekov");

  private static final int LONGEST_END = 8;
  private static final boolean[] ENDS = table();

  private static final NameList SHIPPED = load();

  private final long[] hashes = new long[SLOTS];
  private final byte[] words = new byte[SLOTS];
  private final NameSound sound = new NameSound();

  private NameList() {}

  /// The list that ships with the program.
  static NameList shipped() {
    return SHIPPED;
  }

  private static NameList load() {
    NameList list = new NameList();
    list.read("plain-words", Word.PLAIN);
    list.read("surnames", Word.SURNAME);
    list.read("given-names", Word.GIVEN);
    list.sound.settle();
    return list;
  }

  private void read(String file, Word word) {
    try (InputStream in = NameList.class.getResourceAsStream("/redact/" + file + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("redact/" + file + ".txt is not on the class path.");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, word));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void add(String line, Word word) {
    for (String entry : line.split(" ")) {
      if (!entry.isEmpty()) {
        boolean doubtful = entry.endsWith("?");
        String name = doubtful ? entry.substring(0, entry.length() - 1) : entry;
        boolean maybe = word == Word.GIVEN && (doubtful || name.length() <= SHORT);
        put(hash(name, 0, name.length()), maybe ? Word.MAYBE : word);
        sound.learn(name, word != Word.PLAIN);
      }
    }
  }

  /* A plain word that is a given name too tells nothing alone; one that is a surname stays plain. */
  private void put(long hash, Word word) {
    int slot = slot(hash);
    Word before = hashes[slot] == hash ? WORDS[words[slot]] : word;
    Word now =
        switch (before) {
          case PLAIN -> word == Word.GIVEN ? Word.MAYBE : word == Word.MAYBE ? word : before;
          case MAYBE -> before;
          case GIVEN, SURNAME, FOREIGN, OTHER -> word;
        };
    hashes[slot] = hash;
    words[slot] = (byte) now.ordinal();
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ hash >>> 32) & (SLOTS - 1);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /// What the word from here to there is.
  Word of(String text, int from, int to) {
    int slot = slot(hash(text, from, to));
    if (hashes[slot] != 0) {
      return WORDS[words[slot]];
    }
    int hyphen = from + 1;
    while (hyphen < to && text.charAt(hyphen) != '-') {
      hyphen++;
    }
    if (hyphen < to) {
      Word first = of(text, from, hyphen);
      Word last = of(text, hyphen + 1, to);
      return first.compareTo(last) < 0 ? first : last;
    }
    if (to - from > SHORT + 1 && surname(text, from, to)) {
      return Word.SURNAME;
    }
    return foreign(text, from, to) ? Word.FOREIGN : Word.OTHER;
  }

  /// How much more the word sounds like a name than like a word of logs: the mean over its letters
  /// of the natural logarithm of how many times as likely each is among names, after the two before
  /// it.
  double sound(String text, int from, int to) {
    StringBuilder plain = new StringBuilder();
    for (int i = from; i < to; i++) {
      plain.append(folded(text.charAt(i)));
    }
    return sound.of(plain);
  }

  /* Letter by letter from the end: most words leave the table of ends at once. */
  private static boolean surname(String text, int from, int to) {
    int hash = 0;
    for (int i = to - 1; i > from && to - i <= LONGEST_END; i--) {
      char c = text.charAt(i);
      hash = 31 * hash + (c < 0x80 ? c | 0x20 : folded(c).charAt(0));
      if (ENDS[hash & (ENDS.length - 1)] && ends(text, i, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(String text, int from, int to) {
    StringBuilder end = new StringBuilder();
    for (int i = from; i < to; i++) {
      end.append(folded(text.charAt(i)));
    }
    return SURNAME_ENDS.contains(end.toString());
  }

  private static boolean[] table() {
    boolean[] table = new boolean[1 << 13];
    for (String end : SURNAME_ENDS) {
      int hash = 0;
      for (int i = end.length() - 1; i >= 0; i--) {
        hash = 31 * hash + end.charAt(i);
      }
      table[hash & (table.length - 1)] = true;
    }
    return table;
  }

  private static boolean foreign(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 0xc0 && (c < LATIN || (c >= ADDED && c < ADDED_END))) {
        return true;
      }
    }
    return false;
  }

  private static long hash(String text, int from, int to) {
    long hash = SEED;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '’') {
        continue;
      }
      if (c < 0x80) {
        hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32 : c)) * PRIME;
      } else {
        String plain = folded(c);
        for (int k = 0; k < plain.length(); k++) {
          hash = (hash ^ plain.charAt(k)) * PRIME;
        }
      }
    }
    return hash == 0 ? 1 : hash;
  }

  /* Small and without what stands above or through it. */
  private static String folded(char c) {
    char small = Character.toLowerCase(c);
    return switch (small) {
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ø' -> "o";
      case 'đ', 'ð' -> "d";
      case 'ł' -> "l";
      case 'þ' -> "th";
      case 'ı' -> "i";
      default ->
          small < 0x80
              ? String.valueOf(small)
              : Normalizer.normalize(String.valueOf(small), Normalizer.Form.NFD).substring(0, 1);
    };
  }
}
