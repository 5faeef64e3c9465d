package io.redoubt.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All pieces of six characters of a text, in every form that the text can be turned into: as it
/// stands, unescaped, decoded, without white space; case does not count.
public final class Windows6 {
  private static final int LENGTH = 6;

  /* Encoded text of fewer characters holds no two pieces. */
  private static final int SHORTEST = 12;

  private static final Pattern URL = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final Pattern XML = Pattern.compile("&(?:#(\\d{1,6})|(amp|lt|gt|quot|apos));");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private Windows6() {}

  /// The pieces of one text as it stands.
  public static Set<String> of(String text) {
    Set<String> windows = new HashSet<>();
    each(text, windows::add);
    return windows;
  }

  /// The pieces of all forms of a text.
  public static Set<String> ofForms(String text) {
    Set<String> windows = new HashSet<>();
    eachOfForms(text, windows::add);
    return windows;
  }

  /// Tells the pieces of all forms of a text, some more than once.
  public static void eachOfForms(String text, Consumer<String> told) {
    forms(text).forEach(form -> each(form, told));
  }

  private static void each(String text, Consumer<String> told) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i + LENGTH <= lower.length(); i++) {
      told.accept(lower.substring(i, i + LENGTH));
    }
  }

  /* Most texts have few that are not the same. */
  private static Set<String> forms(String text) {
    Set<String> forms = new HashSet<>(List.of(text));
    String plain = unescaped(unescaped(text));
    forms.add(plain);
    forms.add(plain.replaceAll("\\s+", ""));
    if (URL.matcher(plain).find()) {
      forms.add(
          URLDecoder.decode(
              plain.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.ISO_8859_1));
    }
    forms.add(
        XML.matcher(plain)
            .replaceAll(m -> Matcher.quoteReplacement(character(m.group(1), m.group(2)))));
    decoded(plain, forms);
    return forms;
  }

  private static String character(String number, String name) {
    if (number != null) {
      return Character.toString(Math.min(Integer.parseInt(number), Character.MAX_CODE_POINT));
    }
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      default -> "'";
    };
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) != null
                        ? String.valueOf((char) Integer.parseInt(m.group(1), 16))
                        : m.group(2).equals("n") ? "\n" : m.group(2)));
  }

  private static void decoded(String text, Set<String> forms) {
    for (int at = 0; at < text.length(); at++) {
      int end = run(text, at, Windows6::base64);
      if (end - at >= SHORTEST) {
        forms.add(base64(text.substring(at, end)));
      }
      at = end;
    }
    for (int at = 0; at < text.length(); at++) {
      int end = run(text, at, HexFormat::isHexDigit);
      if (end - at >= SHORTEST) {
        String pairs = text.substring(at, end - (end - at) % 2);
        forms.add(new String(HexFormat.of().parseHex(pairs), StandardCharsets.ISO_8859_1));
      }
      at = end;
    }
  }

  /* Where the characters of this kind end that begin here. */
  private static int run(String text, int from, IntPredicate kind) {
    int at = from;
    while (at < text.length() && kind.test(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean base64(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '_'
        || c == '-';
  }

  private static String base64(String text) {
    String standard = text.replace('-', '+').replace('_', '/');
    String usable = standard.substring(0, standard.length() - standard.length() % 4);
    return new String(Base64.getDecoder().decode(usable), StandardCharsets.ISO_8859_1);
  }
}
