package io.redoubt.redact.scan;

import java.util.List;

/// Addresses, names and numbers that are known by their shape. Immutable and thread-safe.
final class IdentifierScan {
  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(
              Kind.NET,
              Start.NET,
              "(?<![\\w.])((?:\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2})(?![\\w/]|\\.\\d)",
              Checks::ipv4),
          Shape.told(Kind.IP, Start.QUAD, Told::quad, Checks::ipv4),
          Shape.of(
              Kind.IP,
              Start.DASHED,
              "(?<![\\w.])((?:\\d{1,3}-){3}\\d{1,3})(?=\\.[a-z])",
              v -> Checks.ipv4(v.replace('-', '.'))),
          Shape.of(
              Kind.IP,
              Start.SIXTH,
              "(?<![\\w:.])([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,44}+(?:%\\w{1,15})?(?:/\\d{1,3})?)(?![\\w:])",
              Checks::ipv6),
          Shape.of(
              Kind.MAC,
              Start.MAC,
              "(?<![\\w:.-])((?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4})(?![\\w:-])",
              Checks::any),
          Shape.of(
              Kind.EMAIL,
              Start.EMAIL,
              "(?<![\\w.+%-])([\\w.+%-]{1,64}+@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,8})",
              Checks::any),
          Shape.of(
              Kind.SID,
              Start.SID,
              "(?<![\\w-])(S-1-\\d{1,2}(?:-\\d{1,12}){1,15})(?![\\w-])",
              Checks::ownSid),
          Shape.of(
              Kind.CLOUD,
              Start.ARN,
              "(?<!\\w)(arn:[\\w-]{2,16}:[\\w.-]{0,32}:[\\w-]{0,32}:\\d{0,12}:[^\\s\"',<>]{1,256})",
              Checks::any),
          Shape.of(Kind.CLOUD, Start.TWELVE, "(?<![\\w.-])(\\d{12})(?![\\w.-])", Checks::any),
          Shape.of(
              Kind.IBAN,
              Start.IBAN,
              "(?<!\\w)([A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,4})?)(?!\\w)",
              Checks::iban),
          Shape.of(
              Kind.CARD,
              Start.CARD,
              "(?<![\\w.-])(\\d(?:[ -]?\\d){12,18})(?![\\w-])",
              Checks::luhn),
          Shape.of(
              Kind.PHONE,
              Start.PLUS,
              "(?<![\\w+])(\\+\\d{1,3}[ .-]?(?:\\(\\d{1,4}\\)[ .-]?)?\\d{1,4}(?:["
                  + " .-]?\\d{2,4}){2,4})(?!\\w)",
              Checks::any),
          Shape.of(
              Kind.PHONE,
              Start.DASHED_PHONE,
              "(?<![\\w.-])(\\(?\\d{3}\\)?[ .-]\\d{3}-\\d{4})(?![\\w-])",
              Checks::any),
          Shape.of(
              Kind.PHONE,
              Start.ZERO_PHONE,
              "(?<![\\w.:/-])(\\(?0\\d{1,4}\\)?[ -]\\d{2,4}(?:[ -]\\d{2,4}){1,3})(?![\\w:-])",
              Checks::any),
          Shape.of(
              Kind.ID, Start.THREE_TWO, "(?<![\\w-])(\\d{3}-\\d{2}-\\d{4})(?![\\w-])", Checks::any),
          Shape.of(
              Kind.PLACE,
              Start.PLACE,
              "(?<![\\w.])(-?\\d{1,3}\\.\\d{4,15}[ ]?,[ ]?-?\\d{1,3}\\.\\d{4,15})(?!\\w)",
              Checks::coordinates),
          Shape.of(
              Kind.USER,
              Start.HOME,
              "(?:/home/|/Users/|\\b[A-Za-z]:\\\\{1,2}(?:Users|Documents and"
                  + " Settings)\\\\{1,2})([^/\\\\\"':;,<>|*?\\r"
                  + "\\n"
                  + "\\t]{1,64})(?=[/\\\\\"':;,\\s]|$)",
              Checks::person),
          Shape.of(
              Kind.HOST,
              Start.SHARE,
              "(?<![\\w\\\\:])\\\\{2,4}([A-Za-z0-9][\\w-]{0,62})(?=\\\\)",
              Checks::any),
          Shape.of(
              Kind.USER,
              Start.DOMAIN_USER,
              "(?<![\\w\\\\:.])(?:[A-Za-z][\\w.-]{0,30})\\\\{1,2}([A-Za-z0-9_][\\w.$-]{0,63})(?![\\\\\\w])",
              Checks::account),
          Shape.told(Kind.USER, Start.KEYED_USER, Told::keyed, Checks::person),
          Shape.told(Kind.USER, Start.SAID_USER, Told::said, Checks::person),
          Shape.told(Kind.USER, Start.PAM_USER, Told::pam, Checks::person),
          Shape.told(Kind.DOMAIN, Start.DOMAIN, Told::domain, Checks::domain));

  private IdentifierScan() {}

  static void scan(Shadow shadow, Finds finds) {
    Starts starts = Starts.of(shadow.text());
    for (Shape shape : SHAPES) {
      shape.scan(shadow, starts, finds);
    }
  }
}
