package io.redoubt.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/// A standard stream that remembers why it could not be written: a print stream says only that.
/// Thread-safe as far as the stream below is.
final class Outlet extends FilterOutputStream {
  private volatile String refusal = "";

  Outlet(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException failed) {
      if (refusal.isEmpty()) {
        refusal = String.valueOf(failed.getMessage());
      }
      throw failed;
    }
  }

  /// Why something could not be written; empty when all was, or when the reader of a pipe has gone
  /// because it had enough.
  Optional<String> failure() {
    boolean enough = refusal.toLowerCase(Locale.ROOT).contains("pipe");
    return refusal.isEmpty() || enough ? Optional.empty() : Optional.of(refusal);
  }
}
