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

  private static final String SIGNS = ":<>{}`|^!]$&";

  private Active() {}

  static boolean in(String sentence) {
    return (suspect(sentence) && TEXT.matcher(sentence).find())
        || ORDER.matcher(sentence).lookingAt();
  }

  /* Without one of these signs, and with a word at its beginning, no text acts. */
  private static boolean suspect(String sentence) {
    boolean begun = false;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      boolean dotted = c == '.' && i > 0 && (sentence.charAt(i - 1) | 0x20) == 'w';
      if (c < ' ' || c == 0x7f || dotted || SIGNS.indexOf(c) >= 0) {
        return true;
      }
      if (!begun && c != ' ') {
        begun = true;
        if (c == '=' || c == '+' || c == '@' || c == '-') {
          return true;
        }
      }
    }
    return false;
  }
}
