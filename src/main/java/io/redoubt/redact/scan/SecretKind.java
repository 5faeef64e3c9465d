package io.redoubt.redact.scan;

import java.util.List;
import java.util.regex.Pattern;

/// A kind of secret.
///
/// @param id such as `aws-access-key`
/// @param near true when the keywords only announce the secret within a few words; false when the
///     secret itself begins with one
/// @param keywords in lower case; one of them must stand in the text
/// @param pattern of the secret, without regard to case
public record SecretKind(String id, boolean near, List<String> keywords, Pattern pattern) {
  /// A blank outside a class of characters.
  private static final Pattern BLANK = Pattern.compile(" (?![^\\[]*])");

  /// Copies the list.
  public SecretKind {
    keywords = List.copyOf(keywords);
  }

  /// The pattern for texts whose lines are broken: a blank is any white space, or none where the
  /// break was taken out.
  Pattern loose() {
    String plain = pattern.pattern();
    return plain.indexOf(' ') < 0
        ? pattern
        : Pattern.compile(
            BLANK
                .matcher(plain)
                .replaceAll("\\\\s{0,6}")
                .replace("[a-z ]", "[a-z\\s]")
                .replace("[a-z0-9 ]", "[a-z0-9\\s]"),
            pattern.flags());
  }

  /// Whether its pattern begins with letters of its own: a word of that form tells enough, digits
  /// or not.
  boolean prefixed() {
    return !pattern.pattern().startsWith("[");
  }

  /// Whether the word that begins here is what a name is set to: `token=…`, `key: …`.
  ///
  /// @param inside whether something of the same word stands before it
  static boolean assigned(String s, int from, boolean inside) {
    return (inside && s.charAt(from - 1) == '=') || (from > 1 && s.startsWith(": ", from - 2));
  }
}
