package io.redoubt.app.log;

import java.util.regex.Pattern;

/// Takes out of a line what nobody may read there: keys of the API, credentials of headers and
/// addresses, and values named like secrets. A net below the rule that none is put in. Stateless.
final class Secrets {
  private static final String GONE = "***";
  private static final Pattern KEY = Pattern.compile("\\brdb_[A-Za-z0-9_-]{4,128}");
  private static final Pattern HEADER =
      Pattern.compile("(?i)\\b(bearer|basic|splunk|apikey)[ \\t]+[A-Za-z0-9+/=._~-]{8,4096}");
  private static final String NAMES = "api[-_]?key|password|passwd|secret|token|x-api-key";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b((?:"
              + NAMES
              + ")[\\x22']?[ \\t]{0,4}[=:][ \\t]{0,4})[\\x22']?[^\\s\\x22',;&]{4,4096}");
  private static final Pattern ADDRESS = Pattern.compile("(https?://)[^/\\s@]{1,512}@");

  private Secrets() {}

  /// The line without them.
  static String without(String line) {
    String text = KEY.matcher(line).replaceAll(GONE);
    text = HEADER.matcher(text).replaceAll("$1 " + GONE);
    text = NAMED.matcher(text).replaceAll("$1" + GONE);
    return ADDRESS.matcher(text).replaceAll("$1" + GONE + "@");
  }
}
