package io.redoubt.redact;

import io.redoubt.redact.scan.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The stand-ins of one case: the same value gets the same one, numbered in the order in which the
/// values come, so that a stand-in tells nothing of its value and nothing across cases. Not
/// thread-safe.
final class Pseudonyms {
  private static final Set<String> ADMINS =
      Set.of(
          "root", "admin", "administrator", "sysadmin", "superuser", "toor", "sa", "domainadmin");
  private static final Set<String> SERVICES =
      Set.of(
          "system",
          "local service",
          "network service",
          "www-data",
          "nobody",
          "daemon",
          "apache",
          "nginx",
          "mysql",
          "postgres",
          "sshd",
          "systemd",
          "anonymous logon",
          "guest");

  /* By kind, as it is spelled: most values come again in the same spelling. */
  private final Map<Kind, Map<String, String>> bySpelling = new EnumMap<>(Kind.class);
  private final Map<String, String> byValue = new HashMap<>();
  private final Map<String, String> networks = new HashMap<>();
  private final LinkedHashMap<String, String> byToken = new LinkedHashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  /// The stand-in of this value.
  String token(Kind kind, String value) {
    Map<String, String> spelled = bySpelling.computeIfAbsent(kind, _ -> new HashMap<>());
    String token = spelled.get(value);
    if (token == null) {
      token = known(kind, value);
      spelled.put(value, token);
    }
    return token;
  }

  private String known(Kind kind, String value) {
    String key = family(kind) + '\0' + canonical(kind, value);
    String known = byValue.get(key);
    if (known != null) {
      return known;
    }
    String token = issue(kind, value);
    byValue.put(key, token);
    byToken.put(token, value);
    return token;
  }

  private String issue(Kind kind, String value) {
    return switch (kind) {
      case IP -> {
        String stem = "IP_" + Addresses.side(value);
        String network = Addresses.network(value);
        String net = networks.computeIfAbsent(network, _ -> "N" + next("N"));
        yield stem + "_" + next("IP") + "_" + net;
      }
      case NET -> "NET_" + Addresses.side(value) + "_" + next("NET");
      case USER -> {
        String stem = role(value);
        yield stem + "_" + next(stem);
      }
      default -> kind.stem() + "_" + next(kind.stem());
    };
  }

  private int next(String stem) {
    return counters.merge(stem, 1, Integer::sum);
  }

  /// What of an account may be told: `ADMIN`, `SERVICE`, `MACHINE` or `USER`.
  private static String role(String value) {
    String bare = value.toLowerCase(Locale.ROOT);
    bare = bare.substring(bare.lastIndexOf('\\') + 1);
    if (bare.endsWith("$")) {
      return "MACHINE";
    }
    if (SERVICES.contains(bare) || bare.startsWith("svc") || bare.startsWith("systemd-")) {
      return "SERVICE";
    }
    boolean admin =
        ADMINS.contains(bare)
            || bare.startsWith("adm")
            || bare.endsWith("admin")
            || bare.endsWith("adm");
    return admin ? "ADMIN" : "USER";
  }

  /* A name is one thing, whether it was met as host or as domain. */
  private static String family(Kind kind) {
    return kind == Kind.DOMAIN ? Kind.HOST.name() : kind.name();
  }

  private static String canonical(Kind kind, String value) {
    String lower = value.toLowerCase(Locale.ROOT).strip();
    return switch (kind) {
      case IP -> lower.startsWith("::ffff:") || lower.startsWith("[") ? address(lower) : lower;
      case CARD, IBAN, PHONE -> lower.replaceAll("[ ()./-]", "");
      default -> lower;
    };
  }

  private static String address(String lower) {
    return lower.replaceFirst("^::ffff:(?=\\d+\\.)", "").replaceFirst("^\\[(.*)]$", "$1");
  }

  /// Whether this stand-in was given out in this case.
  boolean issued(String token) {
    return byToken.containsKey(token);
  }

  /// What this stand-in means; itself when it was never given out.
  String meaning(String token) {
    return byToken.getOrDefault(token, token);
  }

  /// How many were given out.
  int size() {
    return byToken.size();
  }

  /// Stand-in → value, for the holder of the case.
  SortedMap<String, String> map() {
    return new TreeMap<>(byToken);
  }
}
