package io.redoubt.redact.scan;

/// How a shape begins: what must stand at a place before its pattern is tried there. Each constant
/// is found by [Starts].
enum Start {
  /// Four short numbers between dots, and a slash.
  NET,
  /// Four short numbers between dots.
  QUAD,
  /// Four short numbers between dashes.
  DASHED,
  /// At most four hexadecimal digits and a colon, with enough colons after them.
  SIXTH,
  /// Two hexadecimal digits and a colon or dash, or four and a dot, and so on.
  MAC,
  /// A run of letters that ends at an `@`.
  EMAIL,
  /// `S-1-`.
  SID,
  /// `arn:`.
  ARN,
  /// Twelve digits.
  TWELVE,
  /// Two letters and two digits.
  IBAN,
  /// At least thirteen digits, in groups or not.
  CARD,
  /// `+` and a digit.
  PLUS,
  /// Three digits, perhaps in brackets, three and four.
  DASHED_PHONE,
  /// A zero and more digits, in groups.
  ZERO_PHONE,
  /// Three digits, two and more.
  THREE_TWO,
  /// A number with at least four decimals.
  PLACE,
  /// `/home/`, `/Users/`, `C:\`.
  HOME,
  /// Two backslashes.
  SHARE,
  /// A word before a backslash.
  DOMAIN_USER,
  /// A word that announces an account, and a sign.
  KEYED_USER,
  /// A word before ` user `.
  SAID_USER,
  /// A word before ` for `.
  PAM_USER,
  /// Labels between dots, of which the last is letters.
  DOMAIN
}
