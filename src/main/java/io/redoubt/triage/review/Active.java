package io.redoubt.triage.review;

import java.util.regex.Pattern;

/// Text that does something, or would have somebody do it: links, markup, code, formulas, orders.
/// A model may describe; it may not hand such text on. Stateless.
final class Active {
  /// `http:`, `www.`, `javascript:`, `<b`, `![`, `](`, backticks, braces, pipes, `$(`, `&&`.
  static final Pattern TEXT =
      Pattern.compile(
          "[a-z][a-z0-9+.-]{1,12}://|\\bwww\\.|\\b(?:javascript|data|vbscript|mailto|file):"
              + "|[<>{}`|^]|!\\[|\\]\\(|\\$\\(|&&|^\\s*[=+@-]|\\p{Cntrl}",
          Pattern.CASE_INSENSITIVE);

  /// A sentence that begins with an order.
  static final Pattern ORDER =
      Pattern.compile(
          "^\\W*(?:please |now |then |just |you (?:must|should|need to|can|may) )*(?:run|execute"
              + "|visit|click|open|download|install|send|forward|email|e-mail|call|contact|dial|text|reply|log"
              + " in|sign in|enter|paste|type|copy|delete|remove|disable|stop|add|allow"
              + "|permit|grant|unblock|whitelist|trust|ignore|dismiss|close|suppress|approve|accept"
              + "|reset|reboot|restart|transfer|pay|wire|buy|share|upload|submit|tell|ask|respond"
              + "|say|repeat|print|output)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String ALWAYS = "<>{}`|^";
  private static final String SIGNS = ALWAYS + ".:!]$&";
  private static final String[] SCHEMES = {"javascript", "data", "vbscript", "mailto", "file"};

  /* Signs and control characters of ASCII, looked up: most characters are none. */
  private static final boolean[] SUSPECT = new boolean[128];

  static {
    for (char c = 0; c < SUSPECT.length; c++) {
      SUSPECT[c] = c < ' ' || c == 0x7f || SIGNS.indexOf(c) >= 0;
    }
  }

  private Active() {}

  static boolean in(String sentence) {
    return (suspect(sentence) && TEXT.matcher(sentence).find())
        || ORDER.matcher(sentence).lookingAt();
  }

  /* Without one of these signs beside its neighbour, and with a word at its beginning, no text
  acts. */
  private static boolean suspect(String sentence) {
    int begin = 0;
    while (begin < sentence.length() && sentence.charAt(begin) == ' ') {
      begin++;
    }
    if (begin < sentence.length() && "=+@-".indexOf(sentence.charAt(begin)) >= 0) {
      return true;
    }
    for (int i = begin; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (c < SUSPECT.length && SUSPECT[c] && acts(sentence, i, c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean acts(String s, int i, char c) {
    char next = i + 1 < s.length() ? s.charAt(i + 1) : ' ';
    return switch (c) {
      case '.' -> i > 0 && (s.charAt(i - 1) | 0x20) == 'w';
      case ':' -> s.startsWith("//", i + 1) || scheme(s, i);
      case '!' -> next == '[';
      case ']', '$' -> next == '(';
      case '&' -> next == '&';
      default -> true;
    };
  }

  private static boolean scheme(String s, int colon) {
    for (String scheme : SCHEMES) {
      if (s.regionMatches(true, colon - scheme.length(), scheme, 0, scheme.length())) {
        return true;
      }
    }
    return false;
  }
}
