package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Inbound;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
    byte[] body = request.body();
    if (!json(request.header("Content-Type"))) {
      return new Held(Value.of(text(body, StandardCharsets.UTF_8).orElse("")));
    }
    return text(body, encoding(body)).map(Bodied::parsed).orElseGet(Unreadable::new);
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

  /* As Python's `json` guesses it: by a mark, else by where the first zeros are. */
  private static Charset encoding(byte[] bytes) {
    int first = at(bytes, 0) << 24 | at(bytes, 1) << 16 | at(bytes, 2) << 8 | at(bytes, 3);
    if (first == 0x0000FEFF || first == 0xFFFE0000) {
      return StandardCharsets.UTF_32;
    }
    if (first >>> 16 == 0xFEFF || first >>> 16 == 0xFFFE) {
      return StandardCharsets.UTF_16;
    }
    if (bytes.length >= 4 && at(bytes, 0) == 0) {
      return at(bytes, 1) == 0 ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_16BE;
    }
    if (bytes.length >= 4 && at(bytes, 1) == 0) {
      boolean wide = at(bytes, 2) == 0 && at(bytes, 3) == 0;
      return wide ? StandardCharsets.UTF_32LE : StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : 1;
  }

  private static Optional<String> text(byte[] bytes, Charset encoding) {
    boolean marked =
        bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == -65;
    int from = marked ? 3 : 0;
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return Optional.of(encoding.newDecoder().decode(rest).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
