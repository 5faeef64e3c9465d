package io.redoubt.redact.scan;

import java.util.List;

/// Part of [SlowTextScan].
final class SlowIdentifierScan {
  private static final String KEYED_USER =
      "(?i)(?<![\\w.])(?:user(?:[_-]?name)?|ruser|luser|logname|login|acct|account(?:[_-]?name)?|usr"
          + "|[sd]user|subjectusername|targetusername|samaccountname|owner|uname|email)[\"']?["
          + " ]{0,2}[=:][ ]{0,2}[\"']?([^\\s\"',;&)<>\\]\\[}{|]{1,64})";

  private static final List<SlowShape> SHAPES =
      List.of(
          SlowShape.of(
              Kind.NET,
              "/",
              "(?<![\\w.])((?:\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2})(?![\\w/]|\\.\\d)",
              Checks::ipv4),
          SlowShape.of(
              Kind.IP,
              ".",
              "(?<![\\w.])((?:\\d{1,3}\\.){3}\\d{1,3})(?![\\w]|\\.\\d)",
              Checks::ipv4),
          SlowShape.of(
              Kind.IP,
              ".",
              "(?<![\\w.])((?:\\d{1,3}-){3}\\d{1,3})(?=\\.[a-z])",
              v -> Checks.ipv4(v.replace('-', '.'))),
          SlowShape.of(
              Kind.IP,
              ":",
              "(?<![\\w:.])([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,44}+(?:%\\w{1,15})?(?:/\\d{1,3})?)(?![\\w:])",
              Checks::ipv6),
          SlowShape.of(
              Kind.MAC,
              "",
              "(?<![\\w:.-])((?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4})(?![\\w:-])",
              Checks::any),
          SlowShape.of(
              Kind.EMAIL,
              "@",
              "(?<![\\w.+%-])([\\w.+%-]{1,64}+@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,8})",
              Checks::any),
          SlowShape.of(
              Kind.SID,
              "S-1-",
              "(?<![\\w-])(S-1-\\d{1,2}(?:-\\d{1,12}){1,15})(?![\\w-])",
              Checks::ownSid),
          SlowShape.of(
              Kind.CLOUD,
              "arn:",
              "(?<!\\w)(arn:[\\w-]{2,16}:[\\w.-]{0,32}:[\\w-]{0,32}:\\d{0,12}:[^\\s\"',<>]{1,256})",
              Checks::any),
          SlowShape.of(Kind.CLOUD, "", "(?<![\\w.-])(\\d{12})(?![\\w.-])", Checks::any),
          SlowShape.of(
              Kind.IBAN,
              "",
              "(?<!\\w)([A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,4})?)(?!\\w)",
              Checks::iban),
          SlowShape.of(
              Kind.CARD, "", "(?<![\\w.-])(\\d(?:[ -]?\\d){12,18})(?![\\w-])", Checks::luhn),
          SlowShape.of(
              Kind.PHONE,
              "+",
              "(?<![\\w+])(\\+\\d{1,3}[ .-]?(?:\\(\\d{1,4}\\)[ .-]?)?\\d{1,4}(?:["
                  + " .-]?\\d{2,4}){2,4})(?!\\w)",
              Checks::any),
          SlowShape.of(
              Kind.PHONE,
              "-",
              "(?<![\\w.-])(\\(?\\d{3}\\)?[ .-]\\d{3}-\\d{4})(?![\\w-])",
              Checks::any),
          SlowShape.of(
              Kind.PHONE,
              "0",
              "(?<![\\w.:/-])(\\(?0\\d{1,4}\\)?[ -]\\d{2,4}(?:[ -]\\d{2,4}){1,3})(?![\\w:-])",
              Checks::any),
          SlowShape.of(Kind.ID, "-", "(?<![\\w-])(\\d{3}-\\d{2}-\\d{4})(?![\\w-])", Checks::any),
          SlowShape.of(
              Kind.PLACE,
              ",",
              "(?<![\\w.])(-?\\d{1,3}\\.\\d{4,15}[ ]?,[ ]?-?\\d{1,3}\\.\\d{4,15})(?!\\w)",
              Checks::coordinates),
          SlowShape.of(
              Kind.USER,
              "",
              "(?:/home/|/Users/|\\b[A-Za-z]:\\\\{1,2}(?:Users|Documents and"
                  + " Settings)\\\\{1,2})([^/\\\\\"':;,<>|*?\\r"
                  + "\\n"
                  + "\\t]{1,64})(?=[/\\\\\"':;,\\s]|$)",
              Checks::person),
          SlowShape.of(
              Kind.HOST,
              "\\\\",
              "(?<![\\w\\\\:])\\\\{2,4}([A-Za-z0-9][\\w-]{0,62})(?=\\\\)",
              Checks::any),
          SlowShape.of(
              Kind.USER,
              "\\",
              "(?<![\\w\\\\:.])(?:[A-Za-z][\\w.-]{0,30})\\\\{1,2}([A-Za-z0-9_][\\w.$-]{0,63})(?![\\\\\\w])",
              Checks::account),
          SlowShape.of(Kind.USER, "", KEYED_USER, Checks::person),
          SlowShape.of(
              Kind.USER,
              "user ",
              "\\b(?:for|of|by|to|invalid|illegal|unknown) user ([^\\s\"',;:)(]{1,64})",
              Checks::person),
          SlowShape.of(
              Kind.USER,
              " for ",
              "\\b(?:password|publickey|gssapi-with-mic|none|[a-z-]{1,24}/pam) for (?:invalid user"
                  + " )?([^\\s]{1,64}) from\\b",
              Checks::person),
          SlowShape.of(
              Kind.DOMAIN,
              ".",
              "(?<![\\w.@\\\\-])((?:[A-Za-z0-9_](?:[\\w-]{0,61}[A-Za-z0-9])?\\.){1,10}[A-Za-z]{2,18})(?![\\w-]|\\.[\\w])",
              Checks::domain));

  private SlowIdentifierScan() {}

  static void scan(SlowShadow shadow, SlowFinds finds) {
    SlowProfile profile = SlowProfile.of(shadow.text());
    for (SlowShape shape : SHAPES) {
      shape.scan(shadow, profile, finds);
    }
  }
}
