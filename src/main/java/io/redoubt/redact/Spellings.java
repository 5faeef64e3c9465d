package io.redoubt.redact;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/// How a log may spell a value: as it is, in JSON, in XML, in an address, in a table. Stateless.
final class Spellings {
  private Spellings() {}

  /// The spellings, each once.
  static Set<String> of(String value) {
    Set<String> all = new LinkedHashSet<>();
    all.add(value);
    String json = json(value);
    all.add(json);
    all.add(json.replace("/", "\\/"));
    all.add(json(json));
    all.add(xml(value).replace("\"", "&quot;"));
    all.add(xml(value));
    all.add(value.replace("\"", "\"\""));
    all.add(escaped(value, "-._~"));
    all.add(escaped(value, "-._~/"));
    all.add(escaped(value, "-._~ ").replace(' ', '+'));
    return all;
  }

  private static String json(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /* RFC 3986: what is neither letter nor digit nor kept goes as %2F. */
  private static String escaped(String value, String kept) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || kept.indexOf(b) >= 0);
      out.append(
          plain ? String.valueOf((char) b) : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return out.toString();
  }

  private static String xml(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
