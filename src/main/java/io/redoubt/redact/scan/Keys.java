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

  /* The ends of `token` and of `pwd`, a byte for each character. */
  private static final int LAST_THREE = 0xff_ff_ff;
  private static final int KEN = 'k' << 16 | 'e' << 8 | 'n';
  private static final int PWD = 'p' << 16 | 'w' << 8 | 'd';

  /* The sums of all names, by their last bits. */
  private static final boolean[] SUMS = new boolean[2048];

  static {
    NAMES.forEach(name -> SUMS[name.hashCode() & (SUMS.length - 1)] = true);
  }

  private Keys() {}

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  /// Whether a secret stands behind this name. Letters and digits count, case and separators do
  /// not.
  public static boolean secret(CharSequence name) {
    return secret(name, 0, name.length());
  }

  /// The same of a part of a text. Of most words, the sum over their characters and the last three
  /// of them show that they are no name of a secret.
  static boolean secret(CharSequence text, int from, int to) {
    int sum = 0;
    int end = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Chars.alphanumeric(c)) {
        char small = lower(c);
        sum = 31 * sum + small;
        end = end << Byte.SIZE | small;
      }
    }
    if (!SUMS[sum & (SUMS.length - 1)]
        && (end & LAST_THREE) != KEN
        && (end & LAST_THREE) != PWD
        && !ANY_PART.inLetters(text, from, to)) {
      return false;
    }
    String bare = bare(text.subSequence(from, to));
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
        bare[length++] = lower(c);
      }
    }
    return new String(bare, 0, length);
  }
}
