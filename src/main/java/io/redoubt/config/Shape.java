package io.redoubt.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/// What the values of a setting look like.
public sealed interface Shape {
  /// Any text.
  record Text() implements Shape {}

  /// Several texts: a list in a file, between commas in a variable. Its value has them on lines.
  record Many() implements Shape {
    /// The texts; a comma inside `{}` separates nothing.
    public static List<String> of(String value) {
      List<String> texts = new ArrayList<>();
      int depth = 0;
      int start = 0;
      for (int i = 0; i <= value.length(); i++) {
        char c = i == value.length() ? '\n' : value.charAt(i);
        depth += c == '{' ? 1 : c == '}' && depth > 0 ? -1 : 0;
        if (c == '\n' || (c == ',' && depth == 0)) {
          String text = value.substring(start, i).strip();
          if (!text.isEmpty()) {
            texts.add(text);
          }
          start = i + 1;
        }
      }
      return List.copyOf(texts);
    }
  }

  /// `true` or `false`.
  record Switch() implements Shape {}

  /// A whole number, both bounds included.
  record Whole(long least, long most) implements Shape {}

  /// A length of time such as `45s`, `500ms`, `2m`, `1h`.
  record Length() implements Shape {}

  /// One of these words.
  record Choice(List<String> words) implements Shape {
    /// Copies the words.
    public Choice {
      words = List.copyOf(words);
    }
  }

  /// An `http` or `https` address; a bare `host:port` is one too.
  record Address() implements Shape {}

  /// What is wrong with a value, as the end of a sentence that begins with it; empty when it fits.
  default String fault(String value) {
    return switch (this) {
      case Text _ -> value.isBlank() ? "is empty" : "";
      case Many _ -> Many.of(value).isEmpty() ? "is empty" : "";
      case Switch _ -> value.equals("true") || value.equals("false") ? "" : "is not true or false";
      case Whole(long least, long most) -> whole(value, least, most);
      case Length _ -> Span.fits(value) ? "" : "is no time such as 45s, 500ms or 2m";
      case Choice(var words) ->
          words.contains(value) ? "" : "is none of " + String.join(", ", words);
      case Address _ -> address(value);
    };
  }

  private static String whole(String value, long least, long most) {
    String wanted = "is not a whole number from " + least + " to " + most;
    if (!value.matches("-?\\d{1,18}")) {
      return wanted;
    }
    long number = Long.parseLong(value);
    return number < least || number > most ? wanted : "";
  }

  private static String address(String value) {
    try {
      URI uri = new URI(value.contains("://") ? value : "http://" + value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (uri.getUserInfo() != null) {
        return "holds a password; write the key into llm.api-key-file";
      }
      return web && uri.getHost() != null ? "" : "is not an http or https address";
    } catch (URISyntaxException _) {
      return "is not an http or https address";
    }
  }
}
