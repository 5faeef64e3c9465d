package io.redoubt.event.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header `traceparent` of W3C Trace Context.
///
/// @param trace 32 hexadecimal digits, not all zero
/// @param span 16 hexadecimal digits, not all zero
/// @param sampled whether the sender records
public record TraceParent(String trace, String span, boolean sampled) {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final int LONGEST = 512;

  /// Read; empty when it is none. Later versions may have more at the end.
  public static Optional<TraceParent> of(String header) {
    Matcher form = FORM.matcher(header.length() > LONGEST ? "" : header.strip());
    if (!form.matches() || form.group(1).equals("ff")) {
      return Optional.empty();
    }
    boolean longer = form.group(5) != null;
    boolean nothing = zero(form.group(2)) || zero(form.group(3));
    if (nothing || (longer && form.group(1).equals("00"))) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(form.group(4), 16) & 1) == 1;
    return Optional.of(new TraceParent(form.group(2), form.group(3), sampled));
  }

  private static boolean zero(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }

  /// As it is sent.
  public String header() {
    return "00-" + trace + '-' + span + (sampled ? "-01" : "-00");
  }
}
