package io.redoubt.store.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.util.BytesRef;

/// The points of one event, made once and filled anew for each event, as Lucene copies what it is
/// given. Not thread-safe.
final class PointFields {
  private final Row wholes = new Row(PointKind.WHOLE);
  private final Row addresses = new Row(PointKind.ADDRESS);

  /// Begins with the next event.
  void clear() {
    wholes.used = 0;
    addresses.used = 0;
  }

  /// One more point.
  Field next(PointKind kind, NameGroup names, long number) {
    Row row =
        switch (kind) {
          case WHOLE -> wholes;
          case ADDRESS -> addresses;
        };
    return row.next(names.mark(), number);
  }

  private static final class Row {
    private final PointKind kind;
    private final FieldType type;
    private final List<Field> made = new ArrayList<>();
    private int used;

    Row(PointKind kind) {
      this.kind = kind;
      this.type = Documents.points(1, kind.bytes());
    }

    Field next(byte[] mark, long number) {
      if (used == made.size()) {
        made.add(new Field(kind.field(), new BytesRef(new byte[kind.bytes()]), type));
      }
      Field field = made.get(used++);
      byte[] point = field.binaryValue().bytes;
      System.arraycopy(mark, 0, point, 0, PointKind.KEY_BYTES);
      kind.put(number, point);
      return field;
    }
  }
}
