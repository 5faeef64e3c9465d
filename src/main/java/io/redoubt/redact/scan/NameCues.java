package io.redoubt.redact.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Words around a name that say that one stands there: `Dear …`, `reported by …`, `Full Name: …`,
/// `… <mail@example.com>`. Stateless.
final class NameCues {
  /// How sure what stands there is a name.
  enum Cue {
    /// Nothing says so.
    NONE,
    /// It is one if it has the form of one: two words at least.
    LIKELY,
    /// It is one.
    SURE
  }

  private static final int LONGEST = 24;
  private static final int MAIL = 64;

  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "dr",
          "prof",
          "herr",
          "frau",
          "mme",
          "mlle",
          "monsieur",
          "madame",
          "sr",
          "sra",
          "senor",
          "senora",
          "señor",
          "señora",
          "signor",
          "signora",
          "dear",
          "named",
          "hi",
          "hello",
          "hey",
          "regards",
          "thanks",
          "cheers",
          "sincerely",
          "colleague",
          "caller",
          "requester",
          "requestor");

  private static final Set<String> PEOPLE =
      Set.of(
          "employee",
          "contractor",
          "contacted",
          "emailed",
          "phoned",
          "asked",
          "told",
          "informed",
          "notified",
          "user",
          "customer",
          "manager",
          "technician",
          "colleague",
          "analyst",
          "contact");

  /* The second word of what was done, and by whom. */
  private static final Set<String> SAID =
      Set.of(
          "reported by",
          "requested by",
          "approved by",
          "opened by",
          "signed by",
          "escalated by",
          "called by",
          "closed by",
          "raised by",
          "logged by",
          "confirmed by",
          "assigned to",
          "reassigned to",
          "spoke to",
          "spoke with",
          "talked to",
          "met with",
          "behalf of",
          "name is",
          "am",
          "i'm",
          "belongs to",
          "call from",
          "mail from",
          "email from",
          "authorised by",
          "authorized by",
          "submitted by",
          "handled by",
          "issued to");

  private static final Set<String> LABELS =
      Set.of(
          "full name",
          "fullname",
          "display name",
          "displayname",
          "requester",
          "requestor",
          "requested by",
          "reporter",
          "reported by",
          "caller",
          "assigned to",
          "assignee",
          "attendee",
          "approver",
          "approved by",
          "opened by",
          "employee",
          "given name",
          "givenname",
          "surname",
          "gecos",
          "real name",
          "realname");

  private static final Set<String> HALF_LABELS =
      Set.of(
          "cn",
          "comment",
          "contact",
          "author",
          "owner",
          "customer",
          "manager",
          "from",
          "to",
          "cc",
          "name",
          "sn",
          "technician",
          "analyst",
          "user",
          "attendees",
          "person",
          "signed",
          "description",
          "recipient",
          "sender");

  /* Hashes of the last word of each of them: most words are none of these. */
  private static final boolean[] LAST_WORDS = new boolean[1 << 12];

  static {
    for (Set<String> all : List.of(TITLES, PEOPLE, SAID, LABELS, HALF_LABELS)) {
      for (String words : all) {
        LAST_WORDS[lastWord(words, words.length())] = true;
      }
    }
  }

  private NameCues() {}

  private static int lastWord(String s, int end) {
    int hash = 0;
    for (int i = end - 1; i >= 0 && end - i <= LONGEST && wordly(s.charAt(i)); i--) {
      char c = s.charAt(i);
      if (c == ' ') {
        break;
      }
      hash = 31 * hash + Character.toLowerCase(c);
    }
    return hash & (LAST_WORDS.length - 1);
  }

  /// What stands before and behind says of the words from here to there.
  static Cue around(String s, int from, int to) {
    Cue before = before(s, from);
    return before == Cue.NONE && (mailed(s, to) || gecos(s, from)) ? Cue.LIKELY : before;
  }

  private static Cue before(String s, int from) {
    int at = from;
    while (at > 0 && from - at < 4 && " \t\r\n\"'<(".indexOf(s.charAt(at - 1)) >= 0) {
      at--;
    }
    if (at == 0) {
      return Cue.NONE;
    }
    char sign = s.charAt(at - 1);
    boolean label = sign == ':' || sign == '=';
    int end = label || sign == ',' || sign == '.' ? at - 1 : at;
    if (!LAST_WORDS[lastWord(s, end)] || (!label && at == from)) {
      return Cue.NONE;
    }
    String said = words(s, end);
    if (label) {
      return ends(LABELS, said) ? Cue.SURE : ends(HALF_LABELS, said) ? Cue.LIKELY : Cue.NONE;
    }
    if (ends(TITLES, said)) {
      return Cue.SURE;
    }
    if (end < at) {
      return Cue.NONE;
    }
    return ends(SAID, said) ? Cue.SURE : ends(PEOPLE, said) ? Cue.LIKELY : Cue.NONE;
  }

  /* The last words before a place, in small letters. */
  private static String words(String s, int end) {
    int from = end;
    while (from > 0 && end - from < LONGEST && wordly(s.charAt(from - 1))) {
      from--;
    }
    return s.substring(from, end).toLowerCase(Locale.ROOT).strip();
  }

  private static boolean wordly(char c) {
    return Character.isLetter(c) || c == ' ' || c == '\'';
  }

  /* Whether the last word, or the last two, is one of these. */
  private static boolean ends(Set<String> all, String words) {
    int last = words.lastIndexOf(' ');
    if (all.contains(words.substring(last + 1))) {
      return true;
    }
    int second = last < 0 ? -1 : words.lastIndexOf(' ', last - 1);
    return last >= 0 && all.contains(words.substring(second + 1));
  }

  /* `… <mail@…>` */
  private static boolean mailed(String s, int to) {
    int at = to;
    while (at < s.length() && at - to < 2 && (s.charAt(at) == '"' || s.charAt(at) == ' ')) {
      at++;
    }
    if (at >= s.length() || (s.charAt(at) != '<' && s.charAt(at) != '(')) {
      return false;
    }
    for (int i = at + 1; i < s.length() && i - at < MAIL; i++) {
      char c = s.charAt(i);
      if (c == '@') {
        return true;
      }
      if (c <= ' ' || c == '>' || c == ')') {
        return false;
      }
    }
    return false;
  }

  /* `:1001:1001:…` */
  private static boolean gecos(String s, int from) {
    int at = from - 1;
    for (int field = 0; field < 2; field++) {
      if (at < 0 || s.charAt(at) != ':') {
        return false;
      }
      int digits = at - 1;
      while (digits >= 0 && at - digits < 12 && Chars.digit(s.charAt(digits))) {
        digits--;
      }
      if (digits == at - 1) {
        return false;
      }
      at = digits;
    }
    return at >= 0 && s.charAt(at) == ':';
  }
}
