package io.redoubt.redact.scan;

import java.util.List;
import java.util.Set;

/// Names of keys behind which a secret stands. Stateless.
public final class Keys {
  /// Parts of names that make any name a secret's: `db_password`, `X-Api-Key`.
  private static final Set<String> PARTS =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "secret",
          "apikey",
          "accesskey",
          "privatekey",
          "secretkey",
          "clientsecret",
          "authtoken",
          "accesstoken",
          "refreshtoken",
          "sessiontoken",
          "idtoken",
          "bearertoken",
          "credential",
          "connectionstring",
          "signingkey",
          "encryptionkey",
          "masterkey",
          "sharedkey",
          "accountkey",
          "authkey",
          "licensekey",
          "sessionid",
          "phpsessid",
          "jsessionid",
          "csrftoken",
          "xsrftoken",
          "webhookurl",
          "otpcode",
          "ntlmhash",
          "kerberosticket");

  /// Whole names.
  private static final Set<String> NAMES =
      Set.of(
          "pwd",
          "pass",
          "pw",
          "token",
          "authorization",
          "proxyauthorization",
          "cookie",
          "setcookie",
          "auth",
          "apitoken",
          "sid",
          "sessid",
          "session",
          "sas",
          "sig",
          "signature",
          "hmac",
          "key",
          "privkey",
          "sshkey",
          "dsn",
          "jwt",
          "otp",
          "totp",
          "mfa",
          "cvv",
          "cvc",
          "pin",
          "nonce",
          "salt",
          "cred",
          "creds",
          "code",
          "state",
          "assertion",
          "samlresponse");

  private static final Keywords ANY_PART = new Keywords(List.copyOf(PARTS));

  private Keys() {}

  /// Whether a secret stands behind this name. Letters and digits count, case and separators do
  /// not.
  public static boolean secret(CharSequence name) {
    String bare = bare(name);
    return !bare.isEmpty() && (NAMES.contains(bare) || part(bare));
  }

  /// Whether the value behind the name is a secret only when it looks drawn: too common a name.
  static boolean weak(CharSequence name) {
    return switch (bare(name)) {
      case "key",
          "code",
          "state",
          "session",
          "sid",
          "nonce",
          "signature",
          "auth",
          "pass",
          "salt",
          "pin",
          "token" ->
          true;
      default -> false;
    };
  }

  private static boolean part(String bare) {
    if (ANY_PART.in(bare)) {
      return true;
    }
    return (bare.length() > 5 && bare.endsWith("token")) || bare.endsWith("pwd");
  }

  private static String bare(CharSequence name) {
    char[] bare = new char[name.length()];
    int length = 0;
    for (int i = 0; i < bare.length; i++) {
      char c = name.charAt(i);
      if (Chars.alphanumeric(c)) {
        bare[length++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      }
    }
    return new String(bare, 0, length);
  }
}
