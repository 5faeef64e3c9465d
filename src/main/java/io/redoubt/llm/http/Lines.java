package io.redoubt.llm.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/// Cuts a body into lines. A line is decoded only when it is whole, so cuts of the network do not
/// show; a last line without its end counts as a line.
final class Lines implements Taker {
  private final int longest;
  private final Predicate<String> taker;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  Lines(int longest, Predicate<String> taker) {
    this.longest = longest;
    this.taker = taker;
  }

  @Override
  public More take(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      byte b = buffer.get();
      if (b != '\n') {
        line.write(b);
        if (line.size() > longest) {
          return More.TOO_LONG;
        }
      } else if (!flush()) {
        return More.ENOUGH;
      }
    }
    return More.YES;
  }

  @Override
  public Optional<Failure> end() {
    if (line.size() > 0) {
      flush();
    }
    return Optional.empty();
  }

  private boolean flush() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return taker.test(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
