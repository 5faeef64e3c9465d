package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Inbound;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What FastAPI makes of the body of a request before anything else looks at it.
sealed interface Bodied {
  /// A value, be it null because there is no body.
  record Held(Value value) implements Bodied {}

  /// Called JSON and is none.
  ///
  /// @param error the one entry of the 422
  record Malformed(Value error) implements Bodied {}

  /// Nothing that can be read at all: wrong UTF-8, nested too deeply.
  record Unreadable() implements Bodied {}

  /// Reads a body: as JSON when the content type says so or says nothing, else as one text.
  static Bodied of(Inbound request) {
    if (request.body().length == 0) {
      return new Held(Value.NULL);
    }
    Optional<String> text = utf8(request.body());
    if (!json(request.header("Content-Type"))) {
      return new Held(Value.of(text.orElse("")));
    }
    return text.map(Bodied::parsed).orElseGet(Unreadable::new);
  }

  private static Bodied parsed(String text) {
    return switch (JsonText.python(text)) {
      case Parsed.Good(var value) -> new Held(value);
      case Parsed.Beyond _ -> new Unreadable();
      case Parsed.Bad(var message, var position) ->
          new Malformed(
              new Obj()
                  .put("type", "json_invalid")
                  .put("loc", new Value.Items(List.of(Value.of("body"), Value.of((long) position))))
                  .put("msg", "JSON decode error")
                  .put("input", new Obj().done())
                  .put("ctx", new Obj().put("error", message).done())
                  .done());
    };
  }

  private static boolean json(Optional<String> contentType) {
    if (contentType.isEmpty() || contentType.get().isEmpty()) {
      return true;
    }
    String type = contentType.get().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("application/")
        && (type.equals("application/json") || type.endsWith("+json"));
  }

  private static Optional<String> utf8(byte[] bytes) {
    boolean marked =
        bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == -65;
    int from = marked ? 3 : 0;
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(rest).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
