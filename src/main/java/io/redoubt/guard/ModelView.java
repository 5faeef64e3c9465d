package io.redoubt.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a model may see of a text: nothing that a person would not see, nothing that a chat
/// template reads as structure. The record itself stays as it is. Stateless, linear in the text,
/// and the same when applied twice.
public final class ModelView {
  /// `<|im_start|>`, `<|eot_id|>`, `[INST]`, `<<SYS>>`, `<think>`, `</s>`, `<start_of_turn>`,
  /// `<function_call>`, `<｜User｜>`.
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "<[|｜][^<>]{0,40}[|｜]?>|\\[/?(?:INST|SYS|TOOL_CALLS|AVAILABLE_TOOLS|SYSTEM_PROMPT)]"
              + "|</?SYS>|<{1,2}/?SYS>{1,2}"
              + "|</?(?:s|bos|eos|pad|unk|think|thinking|reasoning|tool_call|tool_response"
              + "|function_call|start_of_turn|end_of_turn|assistant|system|user|human|begin_of_text"
              + "|end_of_text|turn)>",
          Pattern.CASE_INSENSITIVE);

  /// A role at the beginning of the text, which is one line by then: `System:`, `### Assistant:`.
  private static final Pattern ROLE =
      Pattern.compile(
          "(?i)^(\\s{0,8}#{0,6}\\s{0,4})(system|assistant|user|human|developer|tool)(\\s{0,4}:)");

  private static final String[] ROLES = {
    "system", "assistant", "user", "human", "developer", "tool"
  };

  /* The first letters of the roles. */
  private static final String FIRST = "sauhdt";

  private ModelView() {}

  /// The text as a model may see it, on one line.
  public static String of(String text) {
    String plain = visible(text);
    if (templates(plain)) {
      plain = TEMPLATE.matcher(plain).replaceAll(m -> "(" + letters(m.group()) + ")");
    }
    if (!role(plain)) {
      return plain;
    }
    Matcher role = ROLE.matcher(plain);
    return role.lookingAt() ? role.replaceFirst("$1$2 -") : plain;
  }

  /* Whether a role stands at the beginning, behind blanks and `#`. */
  private static boolean role(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '#')) {
      at++;
    }
    if (at == text.length() || FIRST.indexOf(text.charAt(at) | 0x20) < 0) {
      return false;
    }
    for (String role : ROLES) {
      if (text.regionMatches(true, at, role, 0, role.length())) {
        return true;
      }
    }
    return false;
  }

  /* Whether a token of a template can begin somewhere: at `<`, or at a bracket before one of the
  words in brackets. Most brackets of logs are around numbers. */
  private static boolean templates(String text) {
    if (text.indexOf('<') >= 0) {
      return true;
    }
    for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      if (next == '/' || "ISTAista".indexOf(next) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The text without characters that a person does not see or that act on a terminal.
  public static String visible(String text) {
    int clear = 0;
    while (clear < text.length() && text.charAt(clear) >= ' ' && text.charAt(clear) <= '~') {
      clear++;
    }
    if (clear == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, clear);
    for (int i = clear; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\r' || c == '\t' || Character.isSpaceChar(c)) {
        out.append(' ');
      } else if (!hidden(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /// Control, direction, joining, variation, tag and private characters.
  static boolean hidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0000 && c <= 0xE0FFF)
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0;
  }

  private static String letters(String token) {
    return token.replaceAll("[^A-Za-z_]", "");
  }
}
