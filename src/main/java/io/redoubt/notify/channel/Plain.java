package io.redoubt.notify.channel;

/// Text from outside, made harmless for every medium: on one line, without characters that steer or
/// hide, without anything that is made a link. Stateless.
public final class Plain {
  private Plain() {}

  /// One line: characters that steer, hide or turn the direction become spaces.
  public static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean hidden =
                  Character.isISOControl(c)
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.SURROGATE
                      || type == Character.PRIVATE_USE
                      || type == Character.UNASSIGNED;
              out.appendCodePoint(hidden ? ' ' : c);
            });
    return out.toString();
  }

  /// One line in which nothing is made a link or a mention by those who show it: `http[:]//x`,
  /// `www[.]x`, `(at)here`.
  public static String inert(String text) {
    return line(text)
        .replace("://", "[:]//")
        .replaceAll("(?i)\\bwww\\.", "www[.]")
        .replaceAll("(?i)\\b(mailto|javascript|data|tel|sip|slack):", "$1[:]")
        .replaceAll("@(?=(?i)(?:here|channel|everyone)\\b)", "(at)");
  }

  /// The first characters; never half of one.
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + '…';
  }
}
