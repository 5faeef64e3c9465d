package io.redoubt.verify.ground;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What no sentence may hold: links, markup, code, commands, formulas. Stateless; linear patterns.
final class Inert {
  /// `http://x`, `hxxps://x`, `www.x`, `mailto:x`, `javascript:x`, `data:text/…`.
  static final Pattern LINK =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]{1,20}://|\\bwww\\.|\\b(?:mailto|javascript|vbscript|data|file)"
              + ":[^\\s]|\\[\\.]",
          Pattern.CASE_INSENSITIVE);

  /// `](`, `![`, a back-tick, `<a`, `</`, `<!`, `&#`, `**`, `${`, `{{`.
  static final Pattern MARKUP =
      Pattern.compile(
          "]\\s?\\(|]:|!\\[|`|</?[A-Za-z!?]|&#|&[a-z]{2,6};|\\*\\*|__|\\$\\{|\\{\\{|\\{%");

  /// `$(`, `&&`, `||`, ` | `, `;\s*cmd`, `>/`, ` -x`, ` --force`, `sudo x`, `curl x` …
  private static final String WORDS =
      "\\b(?:sudo|curl|wget|chmod|chown|iptables|nft|systemctl|netsh|powershell|pwsh"
          + "|cmd|bash|certutil|schtasks|taskkill|reg|wmic|apt|yum|pip|npm|docker|kubectl)"
          + "(?:\\.exe)?\\s+[^\\s.,;]|\\b(?:rm|nc|net|sc|kill|del|format|mkfs|dd)\\s+[-/]"
          + "|\\bnet\\s+(?:user|localgroup|stop|start|use)\\b"
          + "|\\b(?:type|run|execute|enter|paste)\\s+(?:the\\s+)?(?:following|this command)";

  private static final Pattern COMMAND =
      Pattern.compile(
          "\\$\\(|&&|\\|\\||\\s\\|\\s|>>|2>|(?:^|\\s)--?[A-Za-z]|(?:^|\\s)/[A-Za-z]{1,3}(?:\\s|$)|"
              + WORDS,
          Pattern.CASE_INSENSITIVE);

  /// The part of it that needs one of [#COMMANDS].
  static final Pattern COMMAND_WORDS = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);

  /// `=cmd`, `@SUM`, `+1`, `-2+3` at the beginning.
  private static final Pattern FORMULA = Pattern.compile("^[=@+\\-\\t][A-Za-z0-9(=+@|-]");

  private Inert() {}

  /// Words that begin a command: without one of them, followed by a blank or `.exe`, and without
  /// [#SIGNS] there is none.
  private static final Set<String> COMMANDS =
      Set.of(
          "sudo",
          "curl",
          "wget",
          "chmod",
          "chown",
          "iptables",
          "nft",
          "systemctl",
          "netsh",
          "powershell",
          "pwsh",
          "cmd",
          "bash",
          "certutil",
          "schtasks",
          "taskkill",
          "reg",
          "wmic",
          "apt",
          "yum",
          "pip",
          "npm",
          "docker",
          "kubectl",
          "rm",
          "nc",
          "net",
          "sc",
          "kill",
          "del",
          "format",
          "mkfs",
          "dd",
          "type",
          "run",
          "execute",
          "enter",
          "paste");

  private static final int LONGEST = 10;

  /* Of each first letter, how long its words are: most words are none of them. */
  private static final int[] LENGTHS = new int['z' + 1];

  static {
    COMMANDS.forEach(word -> LENGTHS[word.charAt(0)] |= 1 << word.length());
  }

  private static final String SIGNS = "$&|>";
  private static final String MARKS = "]!`<&*_{$";
  private static final String[] SCHEMES = {"mailto", "javascript", "vbscript", "data", "file"};

  /// Why this sentence may not be shown; empty when it may.
  static String problem(String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    if (linked(lower) && LINK.matcher(lower).find()) {
      return "holds a link";
    }
    if (marked(lower) && MARKUP.matcher(lower).find()) {
      return "holds markup or code";
    }
    if (FORMULA.matcher(sentence).find()) {
      return "begins like a formula";
    }
    boolean command =
        any(lower, SIGNS)
            || lower.startsWith("-")
            || lower.contains(" -")
            || lower.startsWith("/")
            || lower.contains(" /")
            || commanded(lower);
    return command && COMMAND.matcher(lower).find() ? "holds a command" : "";
  }

  /* Whether there is what every link has. */
  static boolean linked(String lower) {
    for (int at = lower.indexOf(':'); at >= 0; at = lower.indexOf(':', at + 1)) {
      if (lower.startsWith("//", at + 1) || scheme(lower, at)) {
        return true;
      }
    }
    return lower.contains("www.") || lower.contains("[.");
  }

  private static boolean scheme(String lower, int colon) {
    for (String scheme : SCHEMES) {
      if (lower.startsWith(scheme, colon - scheme.length())) {
        return true;
      }
    }
    return false;
  }

  /* Whether a sign of markup stands there with a neighbour that makes it one. */
  static boolean marked(String lower) {
    for (int i = 0; i < lower.length(); i++) {
      if (MARKS.indexOf(lower.charAt(i)) >= 0 && marks(lower, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean marks(String lower, int i) {
    char next = i + 1 < lower.length() ? lower.charAt(i + 1) : '.';
    return switch (lower.charAt(i)) {
      case ']' -> next <= ' ' || next == '(' || next == ':';
      case '!' -> next == '[';
      case '`' -> true;
      case '<' -> "/!?".indexOf(next) >= 0 || letter(next);
      case '&' -> next == '#' || letter(next);
      case '*' -> next == '*';
      case '_' -> next == '_';
      case '{' -> next == '{' || next == '%';
      default -> next == '{';
    };
  }

  private static boolean letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  /* Whether one of the words stands there as the pattern would have it. */
  static boolean commanded(String lower) {
    int from = 0;
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : '.';
      if (c >= 'a' && c <= 'z') {
        continue;
      }
      boolean may = c <= ' ' || c == '.' || c >= 128 || Character.isWhitespace(c);
      boolean fits = may && i > from && i - from <= LONGEST;
      if (fits
          && (LENGTHS[lower.charAt(from)] & (1 << (i - from))) != 0
          && COMMANDS.contains(lower.substring(from, i))) {
        return true;
      }
      from = i + 1;
    }
    return false;
  }

  private static boolean any(String text, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      if (text.indexOf(characters.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
