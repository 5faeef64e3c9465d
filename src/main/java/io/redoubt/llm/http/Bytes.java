package io.redoubt.llm.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Optional;

/// Keeps the whole of a body.
final class Bytes implements Taker {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  @Override
  public More take(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    kept.writeBytes(copy);
    return More.YES;
  }

  @Override
  public Optional<Failure> end() {
    return Optional.empty();
  }

  String text(Charset charset) {
    return kept.toString(charset);
  }
}
