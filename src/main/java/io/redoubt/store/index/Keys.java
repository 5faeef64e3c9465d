package io.redoubt.store.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/// The names of the Lucene fields, and how values of event fields are written in them.
///
/// All event fields share these few, because the names of event fields come from senders and may
/// be any number: a value is the term *name NUL value*, that a field is there is the term *name*,
/// and numbers and addresses are points that begin with a hash of the name.
final class Keys {
  /// Terms of fields: *name NUL folded value*, and *name*.
  static final String FACT = "f";

  /// Words of the event's text, with positions.
  static final String WORD = "w";

  /// Words of `message`, with positions.
  static final String MESSAGE = "m";

  /// Points (hash of name and number as one).
  static final String NUMBER = "n";

  /// Points (hash of name and IPv4 address as one, for one dimension is sorted and merged at a
  /// fraction of the cost of two).
  static final String ADDRESS = "a";

  /// Points (hash of name, IPv6 address): together too long for one dimension.
  static final String LONG_ADDRESS = "b";

  /// When it happened, milliseconds since 1970 UTC.
  static final String TIME = "t";

  /// Sequence number.
  static final String SEQUENCE = "q";

  /// The first 64 bits of the event's id.
  static final String ID = "h";

  /// The number of the event's template, eight bytes: as a term, and as a column.
  static final String TEMPLATE = "p";

  /// Between name and value.
  static final char NUL = '\0';

  /// Hexadecimal digits of an id that are in [#ID].
  private static final int ID_DIGITS = 16;

  private Keys() {}

  /// The term of a value, or with an empty one the first of all values of the field.
  static BytesRef value(String field, String folded) {
    return new BytesRef(plain(field) + NUL + folded);
  }

  /// The first term behind all values of the field.
  static BytesRef behind(String field) {
    return new BytesRef(plain(field) + (char) (NUL + 1));
  }

  /// The term that says that the field is there.
  static BytesRef there(String field) {
    return new BytesRef(plain(field));
  }

  /// A name cannot hold what ends names.
  static String plain(String field) {
    return field.indexOf(NUL) < 0 ? field : field.replace(NUL, '\u0001');
  }

  /// FNV-1a over the UTF-8 bytes.
  static long hash(String field) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : field.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /// The term of a template.
  static BytesRef template(long number) {
    return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /// The number that such a term stands for.
  static long template(BytesRef term) {
    return ByteBuffer.wrap(term.bytes, term.offset, Long.BYTES).getLong();
  }

  /// The part of an id that is indexed; -1 for what is no id.
  static long id(String id) {
    if (id.length() < ID_DIGITS) {
      return -1;
    }
    try {
      return Long.parseUnsignedLong(id, 0, ID_DIGITS, 16);
    } catch (NumberFormatException noId) {
      return -1;
    }
  }
}
