package io.redoubt.taxonomy.words;

import io.redoubt.event.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sentences of one table, found by channel, provider and id. Immutable and thread-safe.
///
/// A table has sections, `for CHANNEL` or `for CHANNEL / PROVIDER`, and in them a line for each id:
/// `4740 = The user account {user.target.name|user.name} was locked out[ from {source.domain}]`.
/// Fields stand in braces, the first that is there counts; what stands in brackets is left out when
/// a field in it is missing. `#` begins a comment.
public final class Sentences {
  private final Map<String, List<Part>> byEvent;

  private Sentences(Map<String, List<Part>> byEvent) {
    this.byEvent = Map.copyOf(byEvent);
  }

  /// Those for Windows events.
  public static Sentences windows() {
    return load("/taxonomy/words/windows.words");
  }

  private static Sentences load(String resource) {
    try (InputStream in = Sentences.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing.");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return of(resource.substring(resource.lastIndexOf('/') + 1), reader.lines().toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Reads a table.
  ///
  /// @throws IllegalArgumentException naming file and line, when it is malformed
  public static Sentences of(String name, List<String> lines) {
    Map<String, List<Part>> found = new HashMap<>();
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int equals = line.indexOf(" = ");
      if (line.startsWith("for ")) {
        section = section(line.substring(4));
      } else if (equals > 0 && !section.isEmpty() && !line.startsWith("#")) {
        String key = section + ' ' + line.substring(0, equals).strip();
        if (found.put(key, parts(line.substring(equals + 3).strip(), name, i + 1)) != null) {
          throw new IllegalArgumentException(name + ":" + (i + 1) + ": told twice");
        }
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        throw new IllegalArgumentException(name + ":" + (i + 1) + ": expected `id = sentence`");
      }
    }
    return new Sentences(found);
  }

  private static String section(String text) {
    int slash = text.indexOf(" / ");
    return slash < 0
        ? key(text.strip(), "")
        : key(text.substring(0, slash).strip(), text.substring(slash + 3).strip());
  }

  private static String key(String channel, String provider) {
    return (channel + '\0' + provider).toLowerCase(Locale.ROOT);
  }

  /// The sentence for an event, or null when there is none.
  public @Nullable List<Part> find(String channel, String provider, String id) {
    List<Part> exact = byEvent.get(key(channel, provider) + ' ' + id);
    return exact == null ? byEvent.get(key(channel, "") + ' ' + id) : exact;
  }

  /// How many events have one.
  public int size() {
    return byEvent.size();
  }

  private static List<Part> parts(String text, String name, int line) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end =
          c == '{' ? text.indexOf('}', at) : c == '[' ? text.indexOf(']', at) : next(text, at);
      if (end < 0) {
        throw new IllegalArgumentException(name + ":" + line + ": a bracket is not closed");
      }
      switch (c) {
        case '{' ->
            parts.add(
                new Part.Value(
                    Arrays.stream(text.substring(at + 1, end).split("\\|"))
                        .map(Field::of)
                        .toList()));
        case '[' -> parts.add(new Part.Optional(parts(text.substring(at + 1, end), name, line)));
        default ->
            parts.add(new Part.Words(text.substring(at, end).getBytes(StandardCharsets.UTF_8)));
      }
      at = c == '{' || c == '[' ? end + 1 : end;
    }
    return List.copyOf(parts);
  }

  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '{' && text.charAt(at) != '[') {
      at++;
    }
    return at;
  }
}
