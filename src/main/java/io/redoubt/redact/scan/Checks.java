package io.redoubt.redact.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What must hold of an identifier besides its shape. Stateless.
final class Checks {
  private static final int IBAN_MODULUS = 97;

  /// Top-level names seen in logs of organisations, and the ones used inside.
  private static final Set<String> TOP =
      Set.of(
          "com",
          "net",
          "org",
          "edu",
          "gov",
          "mil",
          "int",
          "info",
          "biz",
          "name",
          "pro",
          "io",
          "co",
          "me",
          "tv",
          "cc",
          "us",
          "uk",
          "de",
          "fr",
          "es",
          "it",
          "nl",
          "be",
          "ch",
          "at",
          "se",
          "no",
          "fi",
          "dk",
          "pl",
          "cz",
          "sk",
          "hu",
          "ro",
          "bg",
          "gr",
          "pt",
          "ie",
          "lu",
          "ee",
          "lv",
          "lt",
          "ru",
          "ua",
          "by",
          "kz",
          "tr",
          "il",
          "ae",
          "sa",
          "ir",
          "in",
          "pk",
          "bd",
          "cn",
          "hk",
          "tw",
          "jp",
          "kr",
          "sg",
          "my",
          "th",
          "vn",
          "id",
          "ph",
          "au",
          "nz",
          "za",
          "ng",
          "ke",
          "eg",
          "ma",
          "br",
          "ar",
          "cl",
          "mx",
          "pe",
          "ca",
          "eu",
          "asia",
          "dev",
          "app",
          "cloud",
          "online",
          "site",
          "xyz",
          "top",
          "club",
          "shop",
          "store",
          "tech",
          "space",
          "live",
          "work",
          "world",
          "link",
          "click",
          "icu",
          "ws",
          "su",
          "to",
          "ly",
          "gg",
          "ai",
          "local",
          "lan",
          "internal",
          "intra",
          "intranet",
          "corp",
          "home",
          "localdomain",
          "domain",
          "private",
          "test",
          "example",
          "invalid",
          "arpa",
          "onion",
          "company",
          "network",
          "systems",
          "services",
          "email",
          "media",
          "agency",
          "group",
          "global",
          "page",
          "wiki",
          "zone",
          "win",
          "loan",
          "date",
          "bid",
          "tk",
          "ml",
          "ga",
          "cf",
          "gq",
          "is",
          "hr",
          "rs",
          "si",
          "md",
          "ge",
          "am",
          "az",
          "uz",
          "lk",
          "np");

  private static final Set<String> NOBODY =
      Set.of(
          "public",
          "default",
          "all",
          "allusers",
          "default user",
          "defaultapppool",
          "system",
          "unknown",
          "none",
          "null",
          "-",
          "?",
          "user",
          "name",
          "username",
          "*",
          "%s",
          "(unknown)",
          "root:",
          "is",
          "not",
          "from",
          "by",
          "the",
          "on",
          "in",
          "has",
          "for",
          "and",
          "session");

  private static final Set<String> AUTHORITIES =
      Set.of(
          "nt authority",
          "authority",
          "builtin",
          "hklm",
          "hkcu",
          "hku",
          "hkcr",
          "hkey_local_machine");

  private Checks() {}

  static boolean any(String value) {
    return !value.isEmpty();
  }

  static boolean ipv4(String value) {
    int slash = value.indexOf('/');
    return octets(value, 0, slash < 0 ? value.length() : slash) > 0;
  }

  /* How many numbers from 0 to 255 stand between dots; -1 when something else does. */
  private static int octets(String s, int from, int to) {
    int count = 0;
    int digits = 0;
    int number = 0;
    for (int i = from; i <= to; i++) {
      char c = i < to ? s.charAt(i) : '.';
      if (c == '.') {
        if (digits == 0 || digits > 3 || number > 255) {
          return -1;
        }
        count++;
        digits = 0;
        number = 0;
      } else if (!Chars.digit(c) || ++digits > 3) {
        return -1;
      } else {
        number = number * 10 + c - '0';
      }
    }
    return count;
  }

  static boolean ipv6(String value) {
    String address = value.substring(0, bare(value));
    int doubled = address.indexOf("::");
    if ((doubled >= 0 && address.indexOf("::", doubled + 1) > doubled) || address.endsWith(".")) {
      return false;
    }
    int groups = 0;
    for (int from = 0; from <= address.length(); ) {
      int colon = address.indexOf(':', from);
      int to = colon < 0 ? address.length() : colon;
      int dot = address.indexOf('.', from);
      if (dot >= 0 && dot < to) {
        if (octets(address, from, to) != 4) {
          return false;
        }
        groups += 2;
      } else if (to - from > 4) {
        return false;
      } else {
        groups += to > from ? 1 : 0;
      }
      from = to + 1;
    }
    return doubled >= 0 ? groups <= 7 && address.length() > 2 : groups == 8;
  }

  /* Where the zone or the length of the prefix begins. */
  private static int bare(String value) {
    int i = 0;
    while (i < value.length() && value.charAt(i) != '%' && value.charAt(i) != '/') {
      i++;
    }
    return i;
  }

  static boolean luhn(String value) {
    int sum = 0;
    int count = 0;
    for (int i = value.length() - 1; i >= 0; i--) {
      if (Chars.digit(value.charAt(i))) {
        int digit = value.charAt(i) - '0';
        int weighted = count % 2 == 0 ? digit : digit * 2;
        sum += weighted > 9 ? weighted - 9 : weighted;
        count++;
      }
    }
    return count >= 13 && count <= 19 && sum % 10 == 0 && value.charAt(0) != '0';
  }

  static boolean iban(String value) {
    String bare = value.replace(" ", "").toUpperCase(Locale.ROOT);
    if (bare.length() < 15 || bare.length() > 34) {
      return false;
    }
    int rest = 0;
    for (char c : (bare.substring(4) + bare.substring(0, 4)).toCharArray()) {
      int number = Character.digit(c, 36);
      rest = (number > 9 ? rest * 100 + number : rest * 10 + number) % IBAN_MODULUS;
    }
    return rest == 1;
  }

  static boolean domain(String value) {
    String top = value.substring(value.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TOP.contains(top) && !FieldNames.is(value);
  }

  static boolean person(String value) {
    return !NOBODY.contains(value.toLowerCase(Locale.ROOT))
        && value.chars().anyMatch(Character::isLetter);
  }

  static boolean account(String value) {
    return person(value) && !AUTHORITIES.contains(value.toLowerCase(Locale.ROOT));
  }

  /// Not one of the identifiers that are the same on every machine.
  static boolean ownSid(String value) {
    List<String> parts = List.of(value.split("-"));
    return parts.size() > 6 || (parts.size() > 3 && parts.get(3).equals("21"));
  }

  static boolean coordinates(String value) {
    String[] both = value.split(",");
    return both.length == 2
        && Math.abs(Double.parseDouble(both[0].strip())) <= 90
        && Math.abs(Double.parseDouble(both[1].strip())) <= 180;
  }
}
