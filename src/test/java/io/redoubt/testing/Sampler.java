package io.redoubt.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws texts that match a pattern of the small grammar that `redact/secrets.tsv` is written in:
/// literals, escapes, classes, counted repeats, `?`, and `(?:a|b)`.
public final class Sampler {
  private final String pattern;
  private final RandomGenerator random;
  private int at;

  private Sampler(String pattern, RandomGenerator random) {
    this.pattern = pattern;
    this.random = random;
  }

  /// A text that the pattern matches.
  public static String draw(String pattern, RandomGenerator random) {
    return new Sampler(pattern, random).sequence();
  }

  private String sequence() {
    List<StringBuilder> choices = new ArrayList<>(List.of(new StringBuilder()));
    while (at < pattern.length() && pattern.charAt(at) != ')') {
      if (pattern.charAt(at) == '|') {
        at++;
        choices.add(new StringBuilder());
      } else {
        choices.getLast().append(repeated());
      }
    }
    return choices.get(random.nextInt(choices.size())).toString();
  }

  private String repeated() {
    int start = at;
    StringBuilder out = new StringBuilder(atom());
    int after = at;
    int[] bounds = bounds();
    int end = at;
    int count =
        bounds[0]
            + (bounds[1] > bounds[0] ? random.nextInt(Math.min(8, bounds[1] - bounds[0]) + 1) : 0);
    if (count == 0) {
      return "";
    }
    for (int i = 1; i < count; i++) {
      at = start;
      out.append(atom());
    }
    at = end > after ? end : after;
    return out.toString();
  }

  private int[] bounds() {
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
      return new int[] {0, 1};
    }
    if (at < pattern.length() && pattern.charAt(at) == '{') {
      int close = pattern.indexOf('}', at);
      String[] both = pattern.substring(at + 1, close).split(",");
      at = close + 1;
      int least = Integer.parseInt(both[0]);
      return new int[] {least, both.length > 1 ? Integer.parseInt(both[1]) : least};
    }
    return new int[] {1, 1};
  }

  private String atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> {
        at += pattern.startsWith("?:", at) ? 2 : 0;
        String inner = sequence();
        at++;
        yield inner;
      }
      case '[' -> String.valueOf(fromClass());
      case '\\' -> {
        char escaped = pattern.charAt(at++);
        yield escaped == 'd'
            ? String.valueOf((char) ('0' + random.nextInt(10)))
            : String.valueOf(escaped);
      }
      default -> String.valueOf(c);
    };
  }

  private char fromClass() {
    List<Character> members = new ArrayList<>();
    boolean negated = pattern.charAt(at) == '^';
    at += negated ? 1 : 0;
    while (pattern.charAt(at) != ']') {
      char from = pattern.charAt(at++);
      if (from == '\\') {
        at++;
        continue;
      }
      if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        for (char c = from; c <= pattern.charAt(at + 1); c++) {
          members.add(c);
        }
        at += 2;
      } else {
        members.add(from);
      }
    }
    at++;
    if (negated || members.isEmpty()) {
      return (char) ('a' + random.nextInt(26));
    }
    return members.get(random.nextInt(members.size()));
  }
}
