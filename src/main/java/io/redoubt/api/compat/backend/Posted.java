package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.Inbound;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  /// Written in characters that are not read.
  ///
  /// @param name as it was sent, in capitals
  record OtherCharset(String name) implements Posted {}

  static Posted of(Inbound request) {
    String given = request.header("Content-Type").orElse("");
    String type = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean json = type.equals("application/json");
    boolean form = type.equals("application/x-www-form-urlencoded");
    if (!json && !form) {
      return new Held(Value.NULL);
    }
    if (request.body().length == 0) {
      return new Held(announced(request) ? new Obj().done() : Value.NULL);
    }
    if (request.body().length > MOST) {
      return new TooLarge();
    }
    if (form) {
      return form(new String(request.body(), StandardCharsets.UTF_8));
    }
    String name = charset(given);
    return encoding(name, request.body())
        .map(encoding -> parsed(new String(request.body(), encoding)))
        .orElseGet(() -> new OtherCharset(name.toUpperCase(Locale.ROOT)));
  }

  /* An empty body that is announced as one is read as an empty object, none at all as nothing. */
  private static boolean announced(Inbound request) {
    return request.header("Content-Length").isPresent()
        || request.header("Transfer-Encoding").isPresent();
  }

  private static String charset(String type) {
    for (String part : type.split(";")) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("charset")) {
        return pair[1].strip().replace("\"", "").toLowerCase(Locale.ROOT);
      }
    }
    return "utf-8";
  }

  private static Optional<Charset> encoding(String name, byte[] body) {
    return switch (name) {
      case "utf-8" -> Optional.of(StandardCharsets.UTF_8);
      case "utf-16le" -> Optional.of(StandardCharsets.UTF_16LE);
      case "utf-16be" -> Optional.of(StandardCharsets.UTF_16BE);
      case "utf-16" -> {
        boolean big = body[0] == 0 || (body[0] & 0xFF) == 0xFE;
        yield Optional.of(big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
      }
      default -> Optional.empty();
    };
  }

  private static Posted parsed(String read) {
    String text = read.startsWith("\uFEFF") ? read.substring(1) : read;
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
