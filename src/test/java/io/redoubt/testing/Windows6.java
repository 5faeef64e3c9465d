package io.redoubt.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All pieces of six characters of a text, in every form that the text can be turned into: as it
/// stands, unescaped, decoded, without white space; case does not count.
public final class Windows6 {
  private static final int LENGTH = 6;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){6,}");
  private static final Pattern URL = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final Pattern XML = Pattern.compile("&(?:#(\\d{1,6})|(amp|lt|gt|quot|apos));");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private Windows6() {}

  /// The pieces of one text as it stands.
  public static Set<String> of(String text) {
    Set<String> windows = new HashSet<>();
    add(text, windows);
    return windows;
  }

  /// The pieces of all forms of a text.
  public static Set<String> ofForms(String text) {
    Set<String> windows = new HashSet<>();
    forms(text).forEach(form -> add(form, windows));
    return windows;
  }

  private static void add(String text, Set<String> windows) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i + LENGTH <= lower.length(); i++) {
      windows.add(lower.substring(i, i + LENGTH));
    }
  }

  private static List<String> forms(String text) {
    List<String> forms = new ArrayList<>(List.of(text));
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

  private static void decoded(String text, List<String> forms) {
    BASE64.matcher(text).results().map(m -> base64(m.group())).forEach(forms::add);
    HEX.matcher(text)
        .results()
        .map(m -> new String(HexFormat.of().parseHex(m.group()), StandardCharsets.ISO_8859_1))
        .forEach(forms::add);
  }

  private static String base64(String text) {
    String standard = text.replace('-', '+').replace('_', '/').replace("=", "");
    String usable = standard.substring(0, standard.length() - standard.length() % 4);
    return new String(Base64.getDecoder().decode(usable), StandardCharsets.ISO_8859_1);
  }
}
