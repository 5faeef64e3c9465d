package io.redoubt.testing;

import io.redoubt.redact.scan.SecretKind;
import io.redoubt.redact.scan.SecretKinds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Planted values that must not leave: each kind of secret in each spelling of a log, and
/// identifiers. Deterministic by the random numbers given.
public final class Canaries {
  /// A planted value.
  ///
  /// @param kind which
  /// @param spelling how it stands in the line
  /// @param line what a log would hold
  /// @param traces texts of which none may leave: the value, its spelling, its pieces
  /// @param values the planted value, plain and as it is spelt
  public record Canary(
      String kind, String spelling, String line, List<String> traces, List<String> values) {}

  private static final int PIECE = 6;

  private Canaries() {}

  /// Every kind of secret, so many values each, in twelve spellings.
  public static List<Canary> secrets(int values, RandomGenerator random) {
    List<Canary> all = new ArrayList<>();
    for (SecretKind kind : SecretKinds.load()) {
      for (int i = 0; i < values; i++) {
        String value = cased(Sampler.draw(kind.pattern().pattern(), random), random);
        spellings(kind, value, all);
      }
    }
    return all;
  }

  /* Kinds do not regard case: half of the values keep that of the pattern, half get capitals. */
  private static String cased(String value, RandomGenerator random) {
    if (random.nextBoolean()) {
      return value;
    }
    StringBuilder out = new StringBuilder(value);
    for (int i = 8; i < out.length(); i++) {
      out.setCharAt(i, random.nextBoolean() ? Character.toUpperCase(out.charAt(i)) : out.charAt(i));
    }
    return out.toString();
  }

  private static void spellings(SecretKind kind, String value, List<Canary> all) {
    String word = kind.near() ? kind.keywords().getFirst() : "worker";
    String key = word.replace(' ', '_') + "_token";
    String json = "{\"" + key + "\":\"" + escaped(value) + "\"}";
    add(all, kind, "plain", word + " sent " + value + " to peer", value);
    add(all, kind, "k=v", "app " + key + "=" + value + " ok", value);
    add(all, kind, "json", json, value, escaped(value));
    String nested = "{\"msg\":\"" + escaped(json) + "\"}";
    add(all, kind, "json-in-json", nested, value, escaped(escaped(value)));
    add(
        all,
        kind,
        "xml",
        "<" + key.replaceAll("[^a-z_]", "x") + ">" + xml(value) + "</x> " + word,
        value,
        xml(value));
    add(
        all,
        kind,
        "url",
        "GET /x?" + word.replace(' ', '+') + "_token=" + url(value) + "&y=1",
        value,
        url(value));
    packed(kind, value, word, all);
    String wrapped =
        value.substring(0, value.length() / 2) + "\n  " + value.substring(value.length() / 2);
    add(
        all,
        kind,
        "wrapped",
        key + "=" + wrapped + " end",
        value.substring(0, value.length() / 2),
        value.substring(value.length() / 2));
    shouted(kind, value, word, all);
  }

  private static void packed(SecretKind kind, String value, String word, List<Canary> all) {
    String base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    add(all, kind, "base64", word + " blob " + base64 + " end", base64);
    String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    add(all, kind, "hex", word + " dump " + hex + " end", hex);
    add(all, kind, "quoted", "sh -c \"curl " + word + " --token '" + value + "'\"", value);
  }

  private static void shouted(SecretKind kind, String value, String word, List<Canary> all) {
    add(
        all,
        kind,
        "upper",
        word + " key: " + value.toUpperCase(Locale.ROOT),
        value.toUpperCase(Locale.ROOT));
    add(
        all,
        kind,
        "trace",
        "java.lang.IllegalStateException: "
            + word
            + " refused token="
            + value
            + "\n\tat a.b.C.d(C.java:7)",
        value);
  }

  private static void add(
      List<Canary> all, SecretKind kind, String spelling, String line, String... values) {
    List<String> traces = new ArrayList<>();
    for (String value : values) {
      for (int i = 0; i + PIECE <= value.length(); i += PIECE) {
        String piece = value.substring(i, i + PIECE);
        if (telling(piece)) {
          traces.add(piece);
        }
      }
    }
    all.add(new Canary(kind.id(), spelling, line, traces, List.of(values)));
  }

  /* A piece that also stands in the fixed part of the kind tells nothing. */
  private static boolean telling(String piece) {
    return piece.chars().filter(Character::isDigit).count() >= 1
        && piece.chars().filter(Character::isLetterOrDigit).count() >= 5;
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("/", "\\/")
        .replace("\n", "\\n");
  }

  private static String xml(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("+", "&#43;");
  }

  private static String url(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }

  /// Identifiers in running text.
  public static List<Canary> identifiers(int each, RandomGenerator random) {
    List<Canary> all = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      String name = Sampler.draw("[a-z]{5}[0-9]{2}", random);
      String ip = "203.0." + random.nextInt(256) + "." + random.nextInt(100, 256);
      named(all, "ipv4", ip, "drop " + ip + ":443 -> peer");
      addresses(all, ip, random);
      accounts(all, name, random);
      places(all, name, random);
    }
    return all.stream().filter(c -> !c.kind().equals("sid")).toList();
  }

  private static void addresses(List<Canary> all, String ip, RandomGenerator random) {
    String cidr = "10." + random.nextInt(100, 256) + "." + random.nextInt(100, 256) + ".0/24";
    named(all, "cidr", cidr, "route " + cidr + " via eth0");
    String six =
        "2001:db8:"
            + Integer.toHexString(random.nextInt(0x1000, 0xffff))
            + "::"
            + Integer.toHexString(random.nextInt(0x1000, 0xffff));
    named(all, "ipv6", six, "from [" + six + "]:22 ok");
    named(all, "ipv4-mapped", "::ffff:" + ip, "rip=::ffff:" + ip + ", tls");
    String mac =
        Sampler.draw(
            "[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}", random);
    named(all, "mac", mac, "lease for " + mac + " granted");
  }

  private static void accounts(List<Canary> all, String name, RandomGenerator random) {
    named(
        all,
        "email",
        name + "@corp-" + name + ".example",
        "mail <" + name + "@corp-" + name + ".example> queued");
    named(all, "user", name, "login user=" + name + " tty=ssh");
    named(
        all,
        "sshd-user",
        name,
        "Failed password for invalid user " + name + " from 10.0.0.1 port 22");
    named(all, "fqdn", name + ".corp.internal", "query " + name + ".corp.internal IN A");
    named(
        all,
        "sid",
        "S-1-5-21-"
            + random.nextInt(100000, 999999)
            + "-"
            + random.nextInt(100000, 999999)
            + "-1104",
        "Account S-1-5-21-");
  }

  private static void places(List<Canary> all, String name, RandomGenerator random) {
    String home = "/home/" + name + "/.ssh/id_ed25519";
    named(all, "home", name, "open " + home);
    named(all, "windows-home", name, "C:\\Users\\" + name + "\\AppData\\x.exe");
    named(all, "domain-user", name, "logon CORP\\" + name + " type 3");
    named(all, "arn", name, "arn:aws:iam::123456789012:user/" + name + " called");
    String card = card(random);
    part(all, "card", card, "4111", "paid with " + card);
    String phone = "5550" + random.nextInt(100, 999);
    part(all, "phone", phone, "5550", "call +49 " + random.nextInt(100, 999) + " " + phone);
    named(all, "cookie", name, "Cookie: PHPSESSID=" + name + "q7z; theme=dark");
    String north = "52." + random.nextInt(10000, 99999);
    part(all, "gps", north, "52.", "at " + north + ", 13." + random.nextInt(10000, 99999));
  }

  private static void named(List<Canary> all, String kind, String value, String line) {
    all.add(new Canary(kind, "plain", line, List.of(value), List.of(value)));
  }

  private static void part(List<Canary> all, String kind, String value, String trace, String line) {
    all.add(new Canary(kind, "plain", line, List.of(trace), List.of(value)));
  }

  private static String card(RandomGenerator random) {
    String body = "4111" + "%011d".formatted(random.nextLong(100_000_000_000L));
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return body + (10 - sum % 10) % 10;
  }
}
