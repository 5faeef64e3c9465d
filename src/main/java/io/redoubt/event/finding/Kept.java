package io.redoubt.event.finding;

/// How much of what a log says is kept as evidence, and how much of that a model is shown. More is
/// kept than shown: half a name or half a secret is not recognised for what it is, so redaction
/// sees the rest of what a cut goes through, and the cut is made afterwards. Stateless.
public final class Kept {
  /// The most characters of one value that a model is shown.
  public static final int VALUE = 256;

  /// The most characters of a record that a model is shown.
  public static final int RECORD = 500;

  /// What is kept beyond that, in characters: longer than nearly every secret.
  public static final int MARGIN = 320;

  private Kept() {}

  /// The value, cut where its margin ends.
  public static String value(String value) {
    return value.length() <= VALUE + MARGIN ? value : value.substring(0, VALUE + MARGIN);
  }

  /// The text of a record, cut where its margin ends, with how many characters are left out.
  public static String record(String text) {
    int kept = RECORD + MARGIN;
    return text.length() <= kept ? text : text.substring(0, kept) + left(text.length() - kept);
  }

  /// How many characters of a record are not in this text of [#record]; 0 when none.
  public static int left(String text) {
    int kept = RECORD + MARGIN;
    boolean cut = text.startsWith("…[+", kept) && text.endsWith("]");
    String number = cut ? text.substring(kept + 3, text.length() - 1) : "";
    boolean plain = !number.isEmpty() && number.length() < 10;
    return plain && number.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(number)
        : 0;
  }

  /// How much of a redacted text may be shown: of one that was cut before, nothing near the cut.
  ///
  /// @param length of the redacted text
  /// @param cut whether its source was cut where its margin ends
  /// @param most the most characters
  public static int shown(int length, boolean cut, int most) {
    return Math.min(most, cut ? Math.max(0, length - MARGIN) : length);
  }

  private static String left(int characters) {
    return "…[+" + characters + "]";
  }
}
