package io.redoubt.guard;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The disguises in which an instruction may come: one level of each is taken off. Stateless.
final class Plainer {
  /* `aWdub3Jl…` */
  private static final int LEAST_CODED = 24;
  private static final int MOST_CODED = 4096;

  /// `i g n o r e`: at least eight single letters.
  private static final Pattern SPACED = Pattern.compile("(?:\\b\\p{L}[ ._-]){7,200}\\p{L}\\b");

  /// What stands between words.
  static final String SIGNS = "\"'`*,;:!?/&(){}[]<>|~#=-";

  static final String LEET = "0o1i3e4a5s7t@a$s!i";

  private static final String LOOKALIKES = "аaеeоoрpсcхxуyіiјjѕsԁdһhӏlкkмmтtвbнnαaοoεeιiκkνvρpτtυu";

  private Plainer() {}

  /// The text in the plain spellings it may stand for; the first is the text itself, in lower case.
  static List<String> readings(String text) {
    String visible = ModelView.visible(text);
    String lower = lower(unescaped(visible));
    List<String> readings = new ArrayList<>(List.of(lower));
    if (!ascii(lower)) {
      add(readings, mapped(lower, LOOKALIKES));
    }
    add(readings, mapped(lower, LEET));
    List<String> runs = runs(visible);
    for (int i = 0; i < runs.size() && readings.size() < 12; i++) {
      decode(runs.get(i)).ifPresent(plain -> add(readings, lower(plain)));
    }
    add(readings, tags(text));
    add(readings, rot13(lower));
    return readings;
  }

  /// The text with single letters put together, when it has a run of them: `i g n o r e`. What was
  /// several words may be one then.
  static Optional<String> joined(String text) {
    String lower = plain(text);
    return SPACED.matcher(lower).find()
        ? Optional.of(
            lower.replaceAll("(?<=\\b\\p{L})[ ._-](?=\\p{L}\\b)", "").replaceAll(" {2,}", " "))
        : Optional.empty();
  }

  /// The text as it stands, in lower case, with signs as spaces.
  static String plain(String text) {
    return lower(unescaped(ModelView.visible(text)));
  }

  private static void add(List<String> readings, String reading) {
    if (!reading.isBlank() && !readings.contains(reading)) {
      readings.add(reading);
    }
  }

  private static String lower(String text) {
    String folded = ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(folded.length());
    boolean gap = true;
    for (int i = 0; i < folded.length(); i++) {
      char c = Character.toLowerCase(folded.charAt(i));
      boolean sign = c <= ' ' || SIGNS.indexOf(c) >= 0 || Character.isSpaceChar(c);
      if (!sign) {
        out.append(c);
      } else if (!gap) {
        out.append(' ');
      }
      gap = sign;
    }
    return out.toString().strip();
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /// The texts that stand in it in base64.
  static Stream<String> decoded(String visible) {
    return runs(visible).stream().flatMap(run -> decode(run).stream());
  }

  /// What may be base64: `[A-Za-z0-9+/_-]{24,4096}={0,2}`, as often as it stands in the text.
  static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int to = i;
      while (to < text.length() && to - i < MOST_CODED && coded(text.charAt(to))) {
        to++;
      }
      if (to - i >= LEAST_CODED) {
        for (int n = 0; n < 2 && to < text.length() && text.charAt(to) == '='; n++) {
          to++;
        }
        runs.add(text.substring(i, to));
      }
      i = Math.max(to, i + 1);
    }
    return runs;
  }

  private static boolean coded(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '_'
        || c == '-';
  }

  /* %20, a plus sign, and a backslash with u and four digits */
  static String unescaped(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('\\') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%' && c != '\\' && c != '+') {
        continue;
      }
      int skip = c == '%' ? 1 : text.startsWith("u", i + 1) ? 2 : 0;
      int digits = skip == 1 ? 2 : 4;
      int value = skip == 0 || c == '+' ? -1 : hex(text, i + skip, digits);
      if (value >= 0 || c == '+') {
        out.append(text, done, i).append(c == '+' ? ' ' : (char) value);
        i += c == '+' ? 0 : skip + digits - 1;
        done = i + 1;
      }
    }
    out.append(text, done, text.length());
    return ModelView.visible(out.toString());
  }

  private static int hex(String s, int from, int digits) {
    if (from + digits > s.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(s.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static Optional<String> decode(String base64) {
    if (base64.endsWith("=") && base64.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      String standard = base64.replace('-', '+').replace('_', '/');
      int usable = standard.length() - (standard.endsWith("=") ? 0 : standard.length() % 4);
      byte[] bytes = Base64.getDecoder().decode(standard.substring(0, usable));
      if (!readable(bytes)) {
        return Optional.empty();
      }
      String plain = new String(bytes, StandardCharsets.UTF_8);
      return readable(plain) * 10L >= plain.length() * 9L ? Optional.of(plain) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /* Whether the text of these bytes may be readable: no character of it takes more than three bytes,
  one that is no part of UTF-8 included. */
  private static boolean readable(byte[] bytes) {
    int readable = 0;
    for (byte b : bytes) {
      readable += b >= ' ' && b < 127 ? 1 : 0;
    }
    long least = (long) readable + (bytes.length - readable) / 3;
    return readable * 10L >= least * 9L;
  }

  private static int readable(String text) {
    int readable = 0;
    for (int i = 0; i < text.length(); i++) {
      readable += text.charAt(i) >= ' ' && text.charAt(i) < 127 ? 1 : 0;
    }
    return readable;
  }

  private static String mapped(String text, String pairs) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int at = pairs.indexOf(out.charAt(i));
      if (at >= 0 && at % 2 == 0) {
        out.setCharAt(i, pairs.charAt(at + 1));
      }
    }
    return out.toString();
  }

  /* Text hidden in tag characters, U+E0020 to U+E007E. */
  private static String tags(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0xE0020 && c <= 0xE007E)
        .forEach(c -> out.append((char) (c - 0xE0000)));
    return out.toString().toLowerCase(Locale.ROOT);
  }

  private static String rot13(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'a' && c <= 'z') {
        out.setCharAt(i, (char) ('a' + (c - 'a' + 13) % 26));
      }
    }
    return out.toString();
  }
}
