package io.redoubt.guard;

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

  /// A role at the beginning of a line: `System:`, `### Assistant:`.
  private static final Pattern ROLE =
      Pattern.compile(
          "(?im)^(\\s{0,8}#{0,6}\\s{0,4})(system|assistant|user|human|developer|tool)(\\s{0,4}:)");

  private static final int RUN = 120;

  private ModelView() {}

  /// The text as a model may see it, on one line.
  public static String of(String text) {
    String visible = visible(text);
    String plain = TEMPLATE.matcher(visible).replaceAll(m -> "(" + letters(m.group()) + ")");
    return shortened(ROLE.matcher(plain).replaceAll("$1$2 -"));
  }

  /// The text without characters that a person does not see or that act on a terminal.
  public static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || c == '\t' || Character.isSpaceChar(c)) {
                out.append(' ');
              } else if (!hidden(c)) {
                out.appendCodePoint(c);
              }
            });
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

  /* One very long word tells a model nothing and hides much. */
  private static String shortened(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int run = 0;
    int cut = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '_';
      run = word ? run + 1 : 0;
      if (run > RUN) {
        cut++;
      } else {
        if (cut > 0) {
          out.append("…[+").append(cut).append(']');
          cut = 0;
        }
        out.append(c);
      }
    }
    return cut > 0 ? out.append("…[+").append(cut).append(']').toString() : out.toString();
  }
}
