package io.redoubt.parse.evtx;

/// The numbers of tokens in binary XML (MS-EVEN6 §2.2.12), without the flag [#MORE].
final class Token {
  static final int END = 0x00;
  static final int OPEN_START = 0x01;
  static final int CLOSE_START = 0x02;
  static final int CLOSE_EMPTY = 0x03;
  static final int END_ELEMENT = 0x04;
  static final int VALUE = 0x05;
  static final int ATTRIBUTE = 0x06;
  static final int CDATA = 0x07;
  static final int CHARACTER = 0x08;
  static final int ENTITY = 0x09;
  static final int INSTRUCTION = 0x0a;
  static final int INSTRUCTION_DATA = 0x0b;
  static final int TEMPLATE = 0x0c;
  static final int SUBSTITUTION = 0x0d;
  static final int OPTIONAL = 0x0e;
  static final int FRAGMENT = 0x0f;

  /// Says that attributes follow, or more of the same.
  static final int MORE = 0x40;

  private Token() {}
}
