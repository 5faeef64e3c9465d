package io.redoubt.api.door;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a client sends as its key: `Authorization` with `Bearer`, `Splunk`, `ApiKey` or `Basic`
/// (the password is the key), or `X-API-Key`.
public final class Credentials {
  private static final int LONGEST = 1024;

  private Credentials() {}

  /// The secrets that the headers may mean, most likely first; empty when none was sent.
  /// Elasticsearch's clients send `ApiKey` as Base64 of `id:key`, so that both readings are there.
  ///
  /// @param headers by name in lower case
  public static List<String> of(Map<String, String> headers) {
    List<String> secrets = new ArrayList<>();
    String plain = headers.getOrDefault("x-api-key", "").strip();
    if (!plain.isEmpty()) {
      secrets.add(plain);
    }
    String authorization = headers.getOrDefault("authorization", "").strip();
    int space = authorization.indexOf(' ');
    if (space > 0) {
      String value = authorization.substring(space + 1).strip();
      add(authorization.substring(0, space).toLowerCase(Locale.ROOT), value, secrets);
    }
    secrets.removeIf(secret -> secret.isEmpty() || secret.length() > LONGEST);
    return secrets;
  }

  private static void add(String scheme, String value, List<String> secrets) {
    switch (scheme) {
      case "bearer", "splunk" -> secrets.add(value);
      case "apikey" -> {
        secrets.add(value);
        secrets.add(afterColon(value));
      }
      case "basic" -> secrets.add(afterColon(value));
      default -> secrets.add("");
    }
  }

  private static String afterColon(String base64) {
    try {
      String decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return decoded.substring(decoded.indexOf(':') + 1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  /// Whether anything was sent that means to be a key, readable or not.
  public static boolean sent(Map<String, String> headers) {
    return headers.containsKey("authorization") || headers.containsKey("x-api-key");
  }
}
