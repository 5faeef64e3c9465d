package io.redoubt.bench;

import io.redoubt.redact.scan.SecretKind;
import io.redoubt.redact.scan.SecretKinds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Texts that cost redaction much, made systematically: each printable sign and each pair of those
/// that begin something over and over, what kinds of secrets begin with over and over and almost
/// complete, characters drawn at random from the alphabets of encodings, and mixtures of all.
final class HostileTexts {
  /// How long each is: 64 KiB.
  static final int LENGTH = 64 << 10;

  private static final String DIGITS = "0123456789";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/" + DIGITS;
  private static final String SIGNS = "\"'@\\/%&=:;,.<>()[]{}|`~#+-_$!?*^ ";

  /// What something begins with, in log lines and in patterns.
  private static final String[] WORDS = {
    "aA1",
    "1.",
    "1.1.1.1",
    "a.b-",
    "a@b.",
    "/home/",
    "user=",
    "user: ",
    "for user ",
    "=user:",
    "password for ",
    "password=",
    "token: ",
    "key=",
    "token=a1B2",
    "&amp;",
    "%41",
    "%25",
    "\\u0041",
    "\\n",
    "=\n",
    "S-1-5-",
    "arn:",
    "arn:aws:a:b:1:",
    "-----begin ",
    "eyj",
    "eyJhbGciOi.",
    "+1 ",
    "+1 2",
    "(0",
    "(030) ",
    "4111 ",
    "DE12",
    "DE12 3456 ",
    "12-",
    "1234567890 ",
    "https://a:b@",
    "://a:",
    "://@",
    "Cookie: a",
    "1.2345,",
    "-1.2345, ",
    "USER_1 ",
    "{\"",
    "user=\"",
    "a\\b",
    "C:\\",
    "C:\\Users\\",
    "\\\\srv\\",
    "a/pam for ",
    "-/a",
    "fe80::1 ",
    "1:2:3:4:5:6:7:8 ",
    "00:1b:44:",
    "a.com ",
    "a.b.c.d.e.com ",
    "a-a.",
    "x@y.z ",
    "1-1-1-1.a ",
    "123-45-6789 ",
    "a1B2c3D4e5F6g7H8",
    "aB/1cD/2eF/",
    "deadbeef12345678",
    "a=b&c=d&",
    "\t\"a\":\"b\",",
    "key\":\"",
    "'--pass 'a "
  };

  private HostileTexts() {}

  /// The texts by name, the same for the same seed.
  static Map<String, String> all(long seed) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (char c = ' '; c < 127; c++) {
      over(texts, String.valueOf(c));
    }
    String pairs = "a1.:-@/\\=%\"& \n";
    for (char a : pairs.toCharArray()) {
      for (char b : pairs.toCharArray()) {
        if (a != b) {
          over(texts, "" + a + b);
        }
      }
    }
    for (String word : WORDS) {
      over(texts, word);
    }
    Random random = new Random(seed);
    drawn(texts, random);
    secrets(texts, random);
    return texts;
  }

  private static void over(Map<String, String> texts, String unit) {
    texts.put("over and over: " + unit, unit.repeat(LENGTH / unit.length() + 1));
  }

  private static void drawn(Map<String, String> texts, Random random) {
    StringBuilder printable = new StringBuilder();
    for (char c = ' '; c < 127; c++) {
      printable.append(c);
    }
    Map<String, String> alphabets = new LinkedHashMap<>();
    alphabets.put("printable", printable.toString());
    alphabets.put("printable but no blank", printable.substring(1));
    alphabets.put("base64", BASE64);
    alphabets.put("hexadecimal", "abcdef" + DIGITS);
    alphabets.put("digits", DIGITS);
    alphabets.put("small letters", BASE64.substring(26, 52));
    alphabets.put("signs", SIGNS);
    alphabets.put("signs and some letters", SIGNS + "aAuUsSeE15");
    for (String sign : new String[] {".", ":", "-", "@", "=", "\"", "'", "\\", "/", "%", " "}) {
      alphabets.put("digits and " + sign, DIGITS + sign.repeat(5));
      alphabets.put("base64 and " + sign, BASE64 + sign.repeat(20));
      alphabets.put("printable and many " + sign, printable + sign.repeat(60));
    }
    alphabets.put("dots, dashes and digits", "..--" + DIGITS);
    alphabets.put("= and :", "=:=:" + BASE64);
    alphabets.put("quotes and backslashes", "\"'\\\"'\\\"'\\nrtux/" + DIGITS);
    alphabets.forEach((name, of) -> texts.put("drawn: " + name, drawn(random, of, LENGTH, "")));
    for (int every : new int[] {1, 2, 3, 4, 8, 16, 20, 32, 64, 76}) {
      for (String between : new String[] {" ", ".", ":", "-", "@", "=", "\n", "\"", "/", "\\"}) {
        texts.put(
            "base64 by " + every + " between " + between, drawn(random, BASE64, every, between));
        texts.put(
            "digits by " + every + " between " + between, drawn(random, DIGITS, every, between));
      }
    }
    mixed(texts, random);
  }

  private static void mixed(Map<String, String> texts, Random random) {
    for (int i = 0; i < 40; i++) {
      int few = 2 + random.nextInt(8);
      String[] of = new String[few];
      for (int k = 0; k < few; k++) {
        of[k] = WORDS[random.nextInt(WORDS.length)];
      }
      StringBuilder text = new StringBuilder(LENGTH);
      while (text.length() < LENGTH) {
        text.append(of[random.nextInt(few)]);
        text.append(random.nextInt(3) == 0 ? SIGNS.charAt(random.nextInt(SIGNS.length())) : "");
      }
      texts.put("mixed " + i + ": " + String.join("|", of), text.toString());
    }
  }

  /* Its keyword over and over, and with almost enough of what follows. */
  private static void secrets(Map<String, String> texts, Random random) {
    String[] joints = {" ", "", "=", "", "a1b2c3d4e5f6g", "", ".", "", ": \"", ""};
    int at = 0;
    for (SecretKind kind : SecretKinds.load()) {
      String word = kind.keywords().getFirst();
      String almost = drawn(random, BASE64.substring(26), 64, " ").substring(0, 40);
      over(texts, at % 2 == 0 ? word + joints[at % joints.length] : word + almost + " ");
      at++;
    }
    StringBuilder any = new StringBuilder(LENGTH);
    var kinds = SecretKinds.load();
    while (any.length() < LENGTH) {
      var words = kinds.get(random.nextInt(kinds.size())).keywords();
      any.append(words.get(random.nextInt(words.size()))).append(" ");
    }
    texts.put("keywords of all kinds", any.toString());
  }

  private static String drawn(Random random, String alphabet, int every, String between) {
    StringBuilder text = new StringBuilder(LENGTH + 1);
    for (int i = 1; text.length() < LENGTH; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      text.append(i % every == 0 ? between : "");
    }
    return text.toString();
  }
}
