package io.redoubt.search.tail;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;

/// The terms of events as bits of a Bloom filter (Bloom 1970, *Space/time trade-offs in hash
/// coding with allowable errors*): the words of their text, the values of their
/// fields. Stateless but for room that is used again; not thread-safe.
final class Terms {
  /// Longs of a filter: 4096 bits.
  static final int LONGS = 64;

  private static final int BITS = LONGS * Long.SIZE;
  private static final int STEP = Integer.numberOfTrailingZeros(BITS);
  private static final int HASHES = 2;
  private static final int WORD = 0x77;

  /* What becomes of a byte of ASCII in a word; 0: it ends the word, or is a dot. */
  private static final byte[] FOLDED = new byte[0x80];

  static {
    for (int c = 0; c < FOLDED.length; c++) {
      FOLDED[c] = (byte) (c == '_' || Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
    }
  }

  private final Words words = new Words();

  /// Sets the bits of an event.
  void of(Event event, long[] bits) {
    texts(event, bits);
    for (int i = 0; i < event.size(); i++) {
      Field field = event.field(i);
      if (Facts.has(field) && tell(field.name())) {
        int name = field.name().hashCode();
        if (event.escaped(i)
            || !value(name, event.spanBuffer(i), event.spanStart(i), event.spanLength(i), bits)) {
          value(field.name(), event.text(i), bits);
        }
      }
    }
  }

  /* As Texts.all has them; a value that stands twice costs only time. */
  private void texts(Event event, long[] bits) {
    RawRecord record = event.record();
    if (event.has(Ecs.EVENT_ORIGINAL)
        || !words(record.buffer(), record.start(), record.length(), bits)) {
      words(Texts.original(event), bits);
    }
    for (int i = event.nextApart(0); i >= 0; i = event.nextApart(i + 1)) {
      if (event.made(i) && !event.escaped(i)) {
        if (!words(event.spanBuffer(i), event.spanStart(i), event.spanLength(i), bits)) {
          words(event.text(i), bits);
        }
      } else if (event.escaped(i)) {
        words(event.text(i), bits);
      }
    }
  }

  private void words(String text, long[] bits) {
    words.over(text);
    while (words.next()) {
      set(term(WORD, hash(words.characters(), words.length())), bits);
    }
  }

  /* As Words cuts it; false where that has to do it: beyond ASCII, and where words are long. */
  private static boolean words(byte[] bytes, int start, int length, long[] bits) {
    int end = start + length;
    int hash = 0;
    int begin = start;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b < 0) {
        return false;
      }
      byte folded = FOLDED[b];
      boolean dot = b == '.' && i > start && i + 1 < end && digit(bytes[i - 1]);
      if (folded != 0 || (dot && digit(bytes[i + 1]))) {
        hash = 31 * hash + (folded == 0 ? b : folded);
      } else {
        if (i > begin) {
          set(term(WORD, hash), bits);
        }
        hash = 0;
        begin = i + 1;
      }
      if (i - begin >= Words.LONGEST - 1) {
        return false;
      }
    }
    if (end > begin) {
      set(term(WORD, hash), bits);
    }
    return true;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  /* Of ASCII; false for others and for long ones. */
  private static boolean value(int field, byte[] bytes, int start, int length, long[] bits) {
    int hash = 0;
    int dots = 0;
    int colons = 0;
    for (int i = start; i < start + length; i++) {
      byte b = bytes[i];
      dots += b == '.' ? 1 : 0;
      colons += b == ':' ? 1 : 0;
      hash = 31 * hash + (b >= 'A' && b <= 'Z' ? b + 32 : b);
      if (b < 0) {
        return false;
      }
    }
    if (length > Fold.LENGTH || dots == 3 || colons > 1) {
      return false;
    }
    set(term(field, hash), bits);
    return true;
  }

  private static void value(String field, String value, long[] bits) {
    set(value(field, Fold.fold(value)), bits);
    Address address = Address.of(value);
    if (address != null) {
      set(address(field, address), bits);
    }
  }

  /// Whether terms tell of the field: not of what the program knows of each event, as nearly all
  /// have the same there.
  static boolean tell(String field) {
    return !field.startsWith("redoubt.") && !field.equals("event.id") && !Texts.isText(field);
  }

  /// A word of the text, folded.
  static long word(String word) {
    return term(WORD, word.hashCode());
  }

  /// A value, folded.
  static long value(String field, String value) {
    return term(field.hashCode(), value.hashCode());
  }

  /// An address, however it is written.
  static long address(String field, Address address) {
    return term(~field.hashCode(), address.hashCode());
  }

  /// Whether the bits of the term are set.
  static boolean has(long term, long[] bits) {
    long rest = term;
    for (int i = 0; i < HASHES; i++) {
      int at = (int) rest & BITS - 1;
      if ((bits[at >>> 6] & 1L << at) == 0) {
        return false;
      }
      rest >>>= STEP;
    }
    return true;
  }

  private static void set(long term, long[] bits) {
    long rest = term;
    for (int i = 0; i < HASHES; i++) {
      int at = (int) rest & BITS - 1;
      bits[at >>> 6] |= 1L << at;
      rest >>>= STEP;
    }
  }

  /* As String.hashCode does. */
  private static int hash(char[] characters, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + characters[i];
    }
    return hash;
  }

  /* The end of MurmurHash3 (Appleby), which spreads each bit over all. */
  private static long term(int kind, int hash) {
    long mixed = (long) kind << 32 ^ (hash & 0xffffffffL);
    mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
