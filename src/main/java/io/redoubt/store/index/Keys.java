package io.redoubt.store.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/// The names of the Lucene fields, and how values of event fields are written in them.
///
/// All event fields share these few, because the names of event fields come from senders and may
/// be any number. What stands for a field, or for several that have the same value in an event, is
/// a *key*: its name, or their names with [#AND] between. A value is a term that begins with a hash
/// of the key, which is a tenth of its length; so do the points of numbers and addresses. Which
/// keys an event has is one term, its shape: *key NUL* for each of them. Events without a shape
/// have each value under each name alone, and for each name a term in [#NAME]. Values of a
/// [PointKind] are points alone.
final class Keys {
  /// Terms of fields: the hash of the key, eight bytes, and the folded value.
  static final String FACT = "f";

  /// Names of fields, of events without a shape.
  static final String NAME = "e";

  /// Shapes.
  static final String SHAPE = "s";

  /// Words of the event's text, with positions.
  static final String WORD = "w";

  /// Words of `message`, with positions.
  static final String MESSAGE = "m";

  /// Points (hash of key and number as one, for one dimension is sorted and merged at a fraction of
  /// the cost of two) of numbers that are terms as well.
  static final String NUMBER = "n";

  /// Points like these, of [PointKind#WHOLE].
  static final String WHOLE = "i";

  /// Points (hash of key and IPv4 address as one) of [PointKind#ADDRESS].
  static final String ADDRESS = "a";

  /// Points (hash of key, address of IPv6, or of IPv4 otherwise written), too long for one
  /// dimension, of addresses that are terms as well.
  static final String LONG_ADDRESS = "b";

  /// When it happened, milliseconds since 1970 UTC.
  static final String TIME = "t";

  /// Sequence number.
  static final String SEQUENCE = "q";

  /// The first 64 bits of the event's id.
  static final String ID = "h";

  /// The number of the event's template, eight bytes: as a term, and as a column.
  static final String TEMPLATE = "p";

  /// Behind a key.
  static final char NUL = '\0';

  /// Between the names of a key; no byte of UTF-8.
  static final byte AND = (byte) 0xff;

  /// Hexadecimal digits of an id that are in [#ID].
  private static final int ID_DIGITS = 16;

  private Keys() {}

  /// The key of a field alone.
  static byte[] key(String field) {
    return plain(field).getBytes(StandardCharsets.UTF_8);
  }

  /// The term that says that the field is there.
  static BytesRef there(String field) {
    return new BytesRef(plain(field));
  }

  /// A name cannot hold what ends names.
  private static String plain(String field) {
    return field.indexOf(NUL) < 0 ? field : field.replace(NUL, '\u0001');
  }

  /// FNV-1a.
  static long hash(byte[] key) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : key) {
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
