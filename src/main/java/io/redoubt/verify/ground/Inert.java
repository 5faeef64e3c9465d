package io.redoubt.verify.ground;

import java.util.regex.Pattern;

/// What no sentence may hold: links, markup, code, commands, formulas. Stateless; linear patterns.
final class Inert {
  /// `http://x`, `hxxps://x`, `www.x`, `mailto:x`, `javascript:x`, `data:text/…`.
  private static final Pattern LINK =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]{1,20}://|\\bwww\\.|\\b(?:mailto|javascript|vbscript|data|file)"
              + ":[^\\s]|\\[\\.]",
          Pattern.CASE_INSENSITIVE);

  /// `](`, `![`, a back-tick, `<a`, `</`, `<!`, `&#`, `**`, `${`, `{{`.
  private static final Pattern MARKUP =
      Pattern.compile(
          "]\\s?\\(|]:|!\\[|`|</?[A-Za-z!?]|&#|&[a-z]{2,6};|\\*\\*|__|\\$\\{|\\{\\{|\\{%");

  /// `$(`, `&&`, `||`, ` | `, `;\s*cmd`, `>/`, ` -x`, ` --force`, `sudo x`, `curl x` …
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\$\\(|&&|\\|\\||\\s\\|\\s|>>|2>|(?:^|\\s)--?[A-Za-z]|(?:^|\\s)/[A-Za-z]{1,3}(?:\\s|$)"
              + "|\\b(?:sudo|curl|wget|chmod|chown|iptables|nft|systemctl|netsh|powershell|pwsh"
              + "|cmd|bash|certutil|schtasks|taskkill|reg|wmic|apt|yum|pip|npm|docker|kubectl)"
              + "(?:\\.exe)?\\s+[^\\s.,;]|\\b(?:rm|nc|net|sc|kill|del|format|mkfs|dd)\\s+[-/]"
              + "|\\bnet\\s+(?:user|localgroup|stop|start|use)\\b"
              + "|\\b(?:type|run|execute|enter|paste)\\s+(?:the\\s+)?(?:following|this command)",
          Pattern.CASE_INSENSITIVE);

  /// `=cmd`, `@SUM`, `+1`, `-2+3` at the beginning.
  private static final Pattern FORMULA = Pattern.compile("^[=@+\\-\\t][A-Za-z0-9(=+@|-]");

  private Inert() {}

  /// Why this sentence may not be shown; empty when it may.
  static String problem(String sentence) {
    if (LINK.matcher(sentence).find()) {
      return "holds a link";
    }
    if (MARKUP.matcher(sentence).find()) {
      return "holds markup or code";
    }
    if (FORMULA.matcher(sentence).find()) {
      return "begins like a formula";
    }
    return COMMAND.matcher(sentence).find() ? "holds a command" : "";
  }
}
