package io.redoubt.parse;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Sample;
import java.util.Optional;

/// Tells files that are no logs from text with odd bytes in it.
final class BinaryContent {
  private BinaryContent() {}

  /// What the sample looks like when it is no log, such as `binary (ELF program)`.
  static Optional<String> named(Sample sample) {
    if (sample.startsWith("\u007fELF")) {
      return Optional.of("binary (ELF program)");
    }
    if (sample.startsWith("MZ") && hasNul(sample)) {
      return Optional.of("binary (Windows program)");
    }
    if (sample.startsWith("%PDF-")) {
      return Optional.of("binary (PDF)");
    }
    return mostlyControl(sample) ? Optional.of("binary") : Optional.empty();
  }

  private static boolean hasNul(Sample sample) {
    return Bytes.indexOf(sample.bytes(), 0, sample.length(), (byte) 0) >= 0;
  }

  private static boolean mostlyControl(Sample sample) {
    int odd = 0;
    for (int i = 0; i < sample.length(); i++) {
      byte b = sample.bytes()[i];
      if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != 27) {
        odd++;
      }
    }
    return odd * 10 > sample.length();
  }
}
