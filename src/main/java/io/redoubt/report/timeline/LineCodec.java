package io.redoubt.report.timeline;

import io.redoubt.event.finding.Seat;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as bytes, for files that live as long as one run. A row begins with the number of its
/// cells; each is a length and UTF-8.
final class LineCodec {
  private LineCodec() {}

  static void write(RowSpool.Line line, DataOutputStream out) throws IOException {
    out.writeInt(line.cells().size());
    out.writeLong(line.time());
    out.writeLong(line.order());
    out.writeLong(line.seat().key());
    out.writeLong(line.seat().crowd());
    out.writeLong(line.seat().at());
    for (String cell : line.cells()) {
      byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /// The next row; null at the end.
  static RowSpool.@Nullable Line read(DataInputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int count = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    long time = in.readLong();
    long order = in.readLong();
    Seat seat = new Seat(in.readLong(), in.readLong(), in.readLong());
    List<String> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cells.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return new RowSpool.Line(time, order, seat, cells);
  }
}
