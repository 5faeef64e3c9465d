package io.redoubt.detect.outlier;

import java.util.Locale;

/// Splits looked-up names. Stateless.
final class Names {
  private static final int SHORT_SECOND = 3;

  private Names() {}

  /// A name: the domain somebody registered, and what stands below it, without dots.
  ///
  /// @param below may be empty
  record Parts(String domain, String below) {
    static final Parts NONE = new Parts("", "");
  }

  /// The parts of a name; empty ones where there is nothing to judge: reverse look-ups, names of
  /// one label, service names with an underscore.
  static Parts of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    int last = plain.lastIndexOf('.');
    int second = last <= 0 ? -1 : plain.lastIndexOf('.', last - 1);
    if (last <= 0 || plain.endsWith(".arpa") || plain.startsWith("_") || plain.contains("._")) {
      return Parts.NONE;
    }
    boolean country = plain.length() - last == 3 && last - second - 1 <= SHORT_SECOND;
    int cut = country && second > 0 ? plain.lastIndexOf('.', second - 1) : second;
    return cut < 0
        ? new Parts(plain, "")
        : new Parts(plain.substring(cut + 1), plain.substring(0, cut).replace(".", ""));
  }
}
