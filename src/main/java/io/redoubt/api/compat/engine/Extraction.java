package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.PythonText;
import io.redoubt.api.compat.json.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Gets a JSON object out of what a model says: seven ways, in order, the first that succeeds
/// counts. Members that are there and null get their defaults. Stateless; linear in the text.
public final class Extraction {
  private static final String SPACE =
      "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*+";

  // {"a": 1,}
  private static final Pattern COMMA_BEFORE_END = Pattern.compile("," + SPACE + "([}\\]])");
  // {'risk_score': 5}
  private static final Pattern QUOTED_NAME = Pattern.compile("'([^']++)'(" + SPACE + ":)");
  // {"reason": 'because'}
  private static final Pattern QUOTED_VALUE = Pattern.compile("(:" + SPACE + ")'([^']*+)'");

  private static final Map<String, Value> DEFAULTS =
      Map.of(
          "attack_classification", Value.of("unknown"),
          "false_positive_likelihood", Value.of(0.5),
          "risk_score", Value.of(50),
          "reason", Value.of(""));

  private Extraction() {}

  /// An object and the name of the way it was found.
  public record Found(Value.Members object, String strategy) {}

  /// The object in the text; empty when no way leads to one.
  public static Optional<Found> from(String said) {
    String text = PythonText.strip(said);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return tried(text, "direct")
        .or(() -> fenced(text, "```json").flatMap(inner -> tried(inner, "markdown_json")))
        .or(() -> fenced(text, "```").flatMap(inner -> tried(inner, "markdown_bare")))
        .or(() -> braced(text).flatMap(Extraction::mended));
  }

  private static Optional<Found> mended(String candidate) {
    return tried(candidate, "brace_extract")
        .or(() -> tried(withoutCommas(candidate), "trailing_comma_fix"))
        .or(() -> tried(doubleQuoted(candidate), "single_quote_fix"))
        .or(() -> tried(withoutCommas(doubleQuoted(candidate)), "combined_fix"));
  }

  private static Optional<Found> tried(String text, String strategy) {
    return JsonText.python(text) instanceof Parsed.Good(Value.Members object)
        ? Optional.of(new Found(withDefaults(object), strategy))
        : Optional.empty();
  }

  private static Value.Members withDefaults(Value.Members object) {
    LinkedHashMap<String, Value> members = new LinkedHashMap<>(object.members());
    DEFAULTS.forEach(
        (name, standard) ->
            members.computeIfPresent(name, (_, v) -> v instanceof Value.Null ? standard : v));
    return new Value.Members(members);
  }

  /* From the first brace to the last. */
  private static Optional<String> braced(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    return from >= 0 && to > from ? Optional.of(text.substring(from, to + 1)) : Optional.empty();
  }

  /* What stands between an opening fence and the first closing one, braces included. If no closing
  fence follows the first opening one, none follows a later one. */
  private static Optional<String> fenced(String text, String fence) {
    String lower = fence.length() > 3 ? text.toLowerCase(Locale.ROOT) : text;
    String searched = lower.length() == text.length() ? lower : text;
    int open = searched.indexOf(fence);
    while (open >= 0) {
      int from = afterSpace(text, open + fence.length());
      if (from < text.length() && text.charAt(from) == '{') {
        return closed(text, from);
      }
      open = searched.indexOf(fence, open + 1);
    }
    return Optional.empty();
  }

  private static Optional<String> closed(String text, int from) {
    int fence = text.indexOf("```", from);
    while (fence >= 0) {
      int end = fence;
      while (end > from && PythonText.space(text.charAt(end - 1))) {
        end--;
      }
      if (text.charAt(end - 1) == '}') {
        return Optional.of(text.substring(from, end));
      }
      fence = text.indexOf("```", fence + 1);
    }
    return Optional.empty();
  }

  private static int afterSpace(String text, int from) {
    int at = from;
    while (at < text.length() && PythonText.space(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String withoutCommas(String text) {
    return COMMA_BEFORE_END.matcher(text).replaceAll("$1");
  }

  private static String doubleQuoted(String text) {
    String names = QUOTED_NAME.matcher(text).replaceAll("\"$1\"$2");
    return QUOTED_VALUE.matcher(names).replaceAll("$1\"$2\"");
  }
}
