package io.redoubt.redact.scan;

/// What a piece of text is, as far as redaction cares.
public enum Kind {
  /// Something that opens a door: always dropped.
  SECRET("SECRET"),
  /// An IPv4 or IPv6 address.
  IP("IP"),
  /// A network in CIDR notation.
  NET("NET"),
  /// A hardware address.
  MAC("MAC"),
  /// A mail address or user principal name.
  EMAIL("EMAIL"),
  /// An account.
  USER("USER"),
  /// A machine by its short name.
  HOST("HOST"),
  /// A fully qualified name.
  DOMAIN("DOMAIN"),
  /// A Windows security identifier.
  SID("SID"),
  /// A cloud resource name or account number.
  CLOUD("CLOUD"),
  /// A bank account.
  IBAN("IBAN"),
  /// A payment card.
  CARD("CARD"),
  /// A telephone number.
  PHONE("PHONE"),
  /// A place on earth.
  PLACE("PLACE"),
  /// A hash or another long number in hexadecimal digits.
  HASH("HASH"),
  /// A number that names somebody, such as a national or customer number.
  ID("ID"),
  /// Free text that somebody outside wrote.
  TEXT("TEXT");

  private final String stem;

  Kind(String stem) {
    this.stem = stem;
  }

  /// What its stand-ins begin with.
  public String stem() {
    return stem;
  }
}
