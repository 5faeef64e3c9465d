package io.redoubt.redact.scan;

import io.redoubt.redact.scan.NameCues.Cue;
import io.redoubt.redact.scan.NameList.Word;
import java.util.Set;

/// Names of people that no field told: two to four words with capitals of which one is a known
/// given name, surname or spelled as English words are not, or that stand where names do
/// (`reported by …`); and accounts such as `anna.kowalska`. Not guaranteed: what was measured
/// stands in `docs/redaction.md`. Not thread-safe.
final class PersonScan {
  private static final int MOST = 4;
  private static final int LONGEST = 24;
  private static final int PARTICLE = 5;

  /* Above it, of two words that nothing is known of, most are names. */
  private static final double SOUNDING = 0.4;

  private static final int STOP = 1;
  private static final int WORDLY = 2;
  private static final int CAPITAL = 3;
  private static final int ANNOUNCES = 4;
  private static final byte[] KINDS = kinds();

  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "de", "der", "den", "da", "dos", "das", "do", "di", "del", "della", "la",
          "le", "du", "al", "el", "bin", "ibn", "ben", "bint", "abu", "ter", "ten", "zu", "y", "e");

  private static final String[] SAINTS = {"San", "Santa", "Santo", "São", "Sao", "Saint", "St."};

  /* Ends of English words that are hardly ever ends of names. */
  private static final String[] ENGLISH = {
    "ing", "ings", "tion", "tions", "sion", "ment", "ments", "ness", "ity", "able", "ible", "ware",
    "ted", "ded", "sed", "ned", "led", "red", "ied", "ked", "ged", "ced", "ped", "ous", "ive",
    "ful", "less", "ance", "ence", "ism", "ology", "graphy", "ship", "ters", "tors", "ories",
    "ally", "tly", "ical", "ional", "ware", "work", "works", "ature", "point", "side", "base"
  };

  private final String s;
  private final Spans found;
  private final NameList names = NameList.shipped();
  private final int[] from = new int[MOST];
  private final int[] to = new int[MOST];
  private final Word[] word = new Word[MOST];
  private int count;

  private PersonScan(String text, Spans found) {
    this.s = text;
    this.found = found;
  }

  static void scan(String text, Spans found) {
    new PersonScan(text, found).words();
  }

  /* One pass: words with capitals, those that announce an account, and full stops inside words. */
  private void words() {
    char[] text = s.toCharArray();
    boolean inside = false;
    for (int i = 0; i < text.length; ) {
      char c = text[i];
      int kind = c < KINDS.length ? KINDS[c] : foreign(c);
      int end = kind == CAPITAL && !inside ? nameEnd(i) : 0;
      if (end > 0) {
        i = run(i, end);
        inside = false;
        continue;
      }
      if (kind >= CAPITAL && !inside) {
        AccountCues.at(s, i, found);
      } else if (kind == STOP && inside) {
        AccountCues.dotted(s, i, found);
      }
      inside = kind >= WORDLY;
      i++;
    }
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x80];
    for (char c = 0; c < kinds.length; c++) {
      kinds[c] = (byte) (c >= 'A' && c <= 'Z' ? CAPITAL : Chars.wordly(c) ? WORDLY : 0);
    }
    kinds['.'] = STOP;
    kinds['u'] = ANNOUNCES;
    kinds['s'] = ANNOUNCES;
    return kinds;
  }

  private static int foreign(char c) {
    return !letter(c) ? 0 : Character.isUpperCase(c) ? CAPITAL : WORDLY;
  }

  private static boolean capital(char c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  private static boolean letter(char c) {
    return c < 0x80 ? Chars.letter(c) : mark(c);
  }

  private static boolean mark(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /* Where the word that is written as a name ends; 0 when it is not. */
  private int nameEnd(int at) {
    int end = at + 1;
    boolean small = false;
    while (end < s.length() && end - at <= LONGEST) {
      char c = s.charAt(end);
      boolean joint = joint(c) && end + 1 < s.length() && letter(s.charAt(end + 1));
      if (!letter(c) && !joint) {
        break;
      }
      if (capital(c) && !joint(s.charAt(end - 1)) && !prefix(at, end)) {
        return 0;
      }
      small |= !joint && !capital(c);
      end++;
    }
    if (end - at > LONGEST
        || !small
        || (end < s.length() && Chars.wordly(s.charAt(end)) && s.charAt(end) != '_')) {
      return 0;
    }
    return s.startsWith("'s", end - 2) || s.startsWith("’s", end - 2) ? end - 2 : end;
  }

  private static boolean joint(char c) {
    return c == '\'' || c == '’' || c == '-';
  }

  /* McDonald, MacLeod, DeLuca. */
  private boolean prefix(int at, int capital) {
    return switch (s.substring(at, capital)) {
      case "Mc", "Mac", "De", "Di", "La", "Le", "Du", "Van", "El", "Al" -> true;
      default -> false;
    };
  }

  /* Collects the words that may be one name, and says where to go on. */
  private int run(int at, int end) {
    count = 0;
    add(at, end);
    if (word[0] == Word.PLAIN) {
      if (s.startsWith("Account Name:", at)) {
        AccountCues.behind(s, at + 13, found);
      }
      return end;
    }
    int next = following(end);
    while (next > 0 && count < MOST) {
      int wordEnd = initial(next) ? next + 1 : nameEnd(particles(next));
      Word kind =
          initial(next)
              ? Word.MAYBE
              : wordEnd == 0 ? Word.PLAIN : names.of(s, particles(next), wordEnd);
      if (kind == Word.PLAIN && (wordEnd == 0 || !follows(wordEnd))) {
        break;
      }
      add(next, wordEnd, kind);
      next = following(wordEnd);
    }
    return settled();
  }

  /* A plain word right behind a given name, and no other capital behind it: `Rebecca Hides`. */
  private boolean follows(int end) {
    return count == 1
        && word[0] == Word.GIVEN
        && !(end + 1 < s.length() && s.charAt(end) == ' ' && capital(s.charAt(end + 1)));
  }

  private void add(int at, int end) {
    add(at, end, names.of(s, at, end));
  }

  private void add(int at, int end, Word kind) {
    from[count] = at;
    to[count] = end;
    word[count++] = kind;
  }

  /* Where the next word of the same name could begin; 0 when none can. */
  private int following(int end) {
    int at = end;
    if (at < s.length() && s.charAt(at) == '.' && at - from[count - 1] == 1) {
      at++;
    } else if (count == 1 && s.startsWith(", ", at)) {
      return turned(at + 2) ? at + 2 : 0;
    }
    if (at + 1 >= s.length() || (s.charAt(at) != ' ' && s.charAt(at) != '_')) {
      return 0;
    }
    int start = at + 1;
    return initial(start) || capital(s.charAt(particles(start))) ? start : 0;
  }

  /* `Kowalska, Anna`: behind a word in small letters, or a surname that is known. */
  private boolean turned(int next) {
    int end = next < s.length() && capital(s.charAt(next)) ? nameEnd(next) : 0;
    Word given = end == 0 ? Word.PLAIN : names.of(s, next, end);
    boolean running = from[0] > 1 && s.charAt(from[0] - 1) == ' ' && small(s.charAt(from[0] - 2));
    return switch (word[0]) {
      case SURNAME ->
          given == Word.GIVEN || given == Word.MAYBE || (running && given == Word.OTHER);
      case FOREIGN, OTHER -> running && given == Word.GIVEN;
      case GIVEN, MAYBE, PLAIN -> false;
    };
  }

  /* A capital alone, with or without a full stop, and a word behind it. */
  private boolean initial(int at) {
    return at + 2 < s.length()
        && capital(s.charAt(at))
        && (s.charAt(at + 1) == '.' || s.charAt(at + 1) == ' ')
        && (s.charAt(at + 1) == ' ' ? capital(s.charAt(at + 2)) : s.charAt(at + 2) == ' ')
        && !Chars.wordly(s.charAt(Math.max(0, at - 1)));
  }

  /* Behind `van der` and the like; where it was when there are none, or no capital follows. */
  private int particles(int at) {
    int i = at;
    for (int k = 0; k < 2 && i < s.length() && !capital(s.charAt(i)); k++) {
      int space = i;
      while (space < s.length() && space - i <= PARTICLE && s.charAt(space) != ' ') {
        space++;
      }
      if (space == s.length() || !PARTICLES.contains(s.substring(i, space))) {
        return at;
      }
      i = space + 1;
    }
    return i < s.length() && capital(s.charAt(i)) ? i : at;
  }

  private int settled() {
    int end = to[count - 1];
    Cue cue = NameCues.around(s, from[0], end);
    int first = first(cue);
    if (first < 0) {
      return count > 1 ? from[1] : end;
    }
    int last = first;
    while (last + 1 < count && (last == first || !english(last + 1))) {
      last++;
    }
    if (attached(from[first], to[last]) && !(last > first && known(first, last))) {
      return end;
    }
    found.add(from[first], to[last]);
    return Math.max(end, to[last]);
  }

  /* Which word the name begins with; -1 when there is none. */
  private int first(Cue cue) {
    if (cue == Cue.SURE && (word[0] != Word.OTHER || !english(0) || count > 1)) {
      return 0;
    }
    if (place()) {
      return -1;
    }
    if (cue == Cue.LIKELY && (count > 1 ? !anyEnglish() : word[0] == Word.GIVEN)) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      if (word[i] == Word.GIVEN) {
        return i > 0 && (word[i - 1] != Word.OTHER || s.charAt(to[i - 1]) == ',') ? i - 1 : i;
      }
    }
    for (int i = 0; i + 1 < count; i++) {
      if (pair(i)) {
        return i;
      }
    }
    return -1;
  }

  /* San Francisco, Saint Martin. */
  private boolean place() {
    int end = from[0] - 1;
    for (String saint : SAINTS) {
      if (end >= saint.length() && s.startsWith(saint, end - saint.length())) {
        return true;
      }
    }
    return false;
  }

  /* Whether these two words are a name though none is a given name and nothing else. */
  private boolean pair(int i) {
    if (initial(from[i + 1])) {
      return i + 2 < count && !english(i) && !english(i + 2);
    }
    Word a = word[i];
    Word b = word[i + 1];
    boolean telling = b == Word.SURNAME || b == Word.FOREIGN;
    return switch (a) {
      case MAYBE ->
          telling || b == Word.MAYBE || (to[i] - from[i] > 2 && b == Word.OTHER && !english(i + 1));
      case FOREIGN -> !english(i + 1);
      case OTHER -> telling ? !english(i) : count == 2 && b == Word.OTHER && sounding(i);
      case SURNAME -> telling || b == Word.MAYBE || s.charAt(to[i]) == ',';
      case GIVEN, PLAIN -> false;
    };
  }

  /* Two words of which nothing is known, in running text. */
  private boolean sounding(int i) {
    return !english(i)
        && !english(i + 1)
        && !s.regionMatches(from[i], s, from[i + 1], to[i + 1] - from[i + 1])
        && names.sound(s, from[i], to[i]) + names.sound(s, from[i + 1], to[i + 1]) > SOUNDING;
  }

  private boolean anyEnglish() {
    for (int i = 0; i < count; i++) {
      if (word[i] == Word.OTHER && english(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean english(int i) {
    if (word[i] != Word.OTHER) {
      return false;
    }
    for (String end : ENGLISH) {
      if (s.startsWith(end, to[i] - end.length()) && to[i] - from[i] > end.length() + 1) {
        return true;
      }
    }
    return false;
  }

  private boolean known(int first, int last) {
    for (int i = first; i <= last; i++) {
      if (word[i] != Word.OTHER && word[i] != Word.PLAIN) {
        return true;
      }
    }
    return false;
  }

  /* Part of a path, a name of a file or of code. */
  private boolean attached(int start, int end) {
    char before = start > 0 ? s.charAt(start - 1) : ' ';
    char after = end < s.length() ? s.charAt(end) : ' ';
    boolean dotted = after == '.' && end + 1 < s.length() && letter(s.charAt(end + 1));
    return "/\\_@$%#.&-0123456789".indexOf(before) >= 0
        || "_=\\(/@$-".indexOf(after) >= 0
        || dotted;
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }
}
