package io.redoubt.report.wording;

import java.util.regex.Pattern;

/// What stands in a prompt in place of something that did not leave. Stateless.
public final class Masked {
  /// `USER_1`, `IP_EXT_3_N1`, `[secret aws-key]`, `[user.name]`, `[ip]`.
  public static final Pattern PATTERN =
      Pattern.compile(
          "\\b[A-Z]{2,12}(?:_[A-Z]{2,8})?_\\d{1,6}(?:_N\\d{1,6})?\\b"
              + "|\\[secret [a-z0-9-]{1,60}]"
              + "|\\[(?:user|ip|host|mac|email|[a-z_]{2,30}(?:\\.[A-Za-z_]{2,40}){1,6})]");

  private Masked() {}
}
