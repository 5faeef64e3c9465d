package io.redoubt.verify.ground;

/// IPv6 addresses in one form, so that `2001:DB8:0::9` is `2001:db8::9`. Stateless.
final class Addresses {
  private static final int GROUPS = 8;

  private Addresses() {}

  /// The address in its shortest form (RFC 5952), a suffix `/n` kept; any other text as it is.
  static String canonical(String lower) {
    int slash = lower.indexOf('/');
    String address = slash < 0 ? lower : lower.substring(0, slash);
    int colon = address.indexOf(':');
    if (colon < 0 || address.indexOf(':', colon + 1) < 0 || address.length() > 39) {
      return lower;
    }
    int gap = address.indexOf("::");
    String[] left = (gap < 0 ? address : address.substring(0, gap)).split(":", -1);
    String[] right = gap < 0 ? new String[0] : address.substring(gap + 2).split(":", -1);
    int[] groups = new int[GROUPS];
    int before = fill(groups, 0, left);
    int after = right.length == 1 && right[0].isEmpty() ? 0 : right.length;
    boolean fits = gap < 0 ? before == GROUPS : before >= 0 && before + after < GROUPS;
    if (!fits || (after > 0 && fill(groups, GROUPS - after, right) < 0)) {
      return lower;
    }
    return text(groups) + (slash < 0 ? "" : lower.substring(slash));
  }

  /// Fills groups from `at` on; how many, or −1 when one is no group.
  private static int fill(int[] groups, int at, String[] parts) {
    if (parts.length == 1 && parts[0].isEmpty()) {
      return 0;
    }
    if (at + parts.length > GROUPS) {
      return -1;
    }
    for (int i = 0; i < parts.length; i++) {
      int value = 0;
      if (parts[i].isEmpty() || parts[i].length() > 4) {
        return -1;
      }
      for (int k = 0; k < parts[i].length(); k++) {
        int digit = Character.digit(parts[i].charAt(k), 16);
        if (digit < 0) {
          return -1;
        }
        value = value * 16 + digit;
      }
      groups[at + i] = value;
    }
    return parts.length;
  }

  private static String text(int[] groups) {
    int best = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        best = i;
        length = run;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == best) {
        out.append("::");
        i += length - 1;
      } else {
        out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":");
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }
}
