package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.Inbound;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What Express makes of a body before anything else looks at it: JSON (an object or an array) and
/// forms are read, everything else is as if nothing had been sent.
sealed interface Posted {
  /// The most bytes.
  int MOST = 50 * 1024;

  /// A value; null when there is none.
  record Held(Value value) implements Posted {}

  /// Called JSON and is none.
  record Malformed() implements Posted {}

  /// More than is read.
  record TooLarge() implements Posted {}

  static Posted of(Inbound request) {
    String type =
        request.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean json = type.equals("application/json");
    boolean form = type.equals("application/x-www-form-urlencoded");
    if (request.body().length == 0 || (!json && !form)) {
      return new Held(Value.NULL);
    }
    if (request.body().length > MOST) {
      return new TooLarge();
    }
    String text = new String(request.body(), StandardCharsets.UTF_8);
    return json ? parsed(text.startsWith("\uFEFF") ? text.substring(1) : text) : form(text);
  }

  private static Posted parsed(String text) {
    return switch (JsonText.javascript(text)) {
      case Parsed.Good(Value.Members object) -> new Held(object);
      case Parsed.Good(Value.Items array) -> new Held(array);
      case Parsed.Good _, Parsed.Bad _, Parsed.Beyond _ -> new Malformed();
    };
  }

  private static Posted form(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    Obj object = new Obj();
    fields.forEach(
        (name, values) ->
            object.put(name, values.size() == 1 ? Value.of(values.getFirst()) : Value.of(values)));
    return new Held(object.done());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
