package io.redoubt.parse.firewall;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.table.Cells;
import io.redoubt.parse.text.MessageEntities;

/// Records of Palo Alto Networks' firewalls (PAN-OS and GlobalProtect), which are rows whose fourth
/// value says how to read the others:
///
/// ```
/// 1,2026/11/20 10:11:12,012345678901,TRAFFIC,end,2562,2026/11/20 10:11:12,10.0.0.5,192.0.2.1,…
/// ```
///
/// Every named value stands under `panw.panos`; the time is the moment when the record was made,
/// in the firewall's own zone, which it does not tell. Source: PAN-OS administrator's guide 11.1,
/// "Syslog field descriptions". Stateless, thread-safe.
public final class PanosParser implements Leading {
  private static final Format FORMAT = new Format("panw.panos");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no PAN-OS record");
  private static final ParseOutcome CUT = new ParseOutcome.Partial("the record is cut short");
  private static final Field GENERATED = Field.of("panw.panos.time_generated");
  private static final Field RECEIVED = Field.of("panw.panos.receive_time");
  private static final Field TEXT = Field.of("panw.panos.opaque");
  private static final int TIME_LENGTH = 19;

  /// Knows nothing else.
  public PanosParser() {}

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return Bytes.isDigit(first) || first == ',';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    int time = to - from < 60 || !leads(buffer[from]) ? -1 : receiveTime(buffer, from, to);
    if (time < 0) {
      return NOT;
    }
    int serial = time + TIME_LENGTH + 1;
    int type = Bytes.find(buffer, serial, to, ',') + 1;
    int end = Bytes.find(buffer, Math.min(type, to), to, ',');
    Field[] columns = type >= to ? null : PanosColumns.of(buffer, type, end);
    if (columns == null) {
      return NOT;
    }
    out.format(FORMAT);
    int count = values(new Cells(buffer, from, to, ','), columns, out);
    int stamp = out.has(GENERATED) ? out.find(GENERATED) : out.find(RECEIVED);
    if (stamp >= 0) {
      out.time(TimeShape.SLASHED, stamp);
    }
    int words = out.find(TEXT);
    if (words >= 0) {
      int start = out.sideAppend(out.text(words));
      MessageEntities.add(out.side(), start, out.sideLength(), out);
    }
    return count >= PanosColumns.FEWEST ? ParseOutcome.Ok.OK : CUT;
  }

  /// Where `2026/11/20 10:11:12,` begins behind the first value, or -1.
  private static int receiveTime(byte[] buffer, int from, int to) {
    int at = Bytes.find(buffer, from, Math.min(to, from + 4), ',') + 1;
    boolean shaped =
        at + TIME_LENGTH < to
            && buffer[at + 4] == '/'
            && buffer[at + 7] == '/'
            && buffer[at + 10] == ' '
            && buffer[at + 13] == ':'
            && buffer[at + TIME_LENGTH] == ','
            && Bytes.digits(buffer, at, at + 4) > 0;
    return shaped ? at : -1;
  }

  private static int values(Cells cells, Field[] columns, EventBuilder out) {
    int column = 0;
    while (cells.next()) {
      Field field = column < columns.length ? columns[column] : PanosColumns.NO_NAME;
      if (!field.equals(PanosColumns.NO_NAME) && cells.end > cells.from) {
        value(cells, field, out);
      }
      column++;
    }
    return column;
  }

  private static void value(Cells cells, Field field, EventBuilder out) {
    if (cells.doubled) {
      int start = cells.undoubled(out);
      out.add(field, out.side(), start, out.sideLength());
    } else {
      out.add(field, cells.buffer(), cells.from, cells.end);
    }
  }
}
