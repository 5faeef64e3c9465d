package io.redoubt.parse.windows;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.table.Cells;
import io.redoubt.parse.windows.EventTables.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of a table of Windows events. What the event holds is read from its data where the table
/// has them ([EventPayload]), else from the rendered message, as far as it is in English. Columns
/// without a role stand under `redoubt.native`. Thread-safe.
final class EventRowParser implements Parser {
  private static final Format FORMAT = new Format("windows.table");
  private static final ParseOutcome NO_ID = new ParseOutcome.Partial("no event id");
  private static final Field TASK = Field.of("winlog.rendering_info.Task");
  private static final Constant SUCCESS = Constant.of("0x8020000000000000");
  private static final Constant FAILURE = Constant.of("0x8010000000000000");

  /// The logs of sources that write to one only, for tables that do not name the log.
  private static final Map<String, Constant> CHANNELS =
      Map.of(
          "Microsoft-Windows-Security-Auditing", Constant.of("Security"),
          "Microsoft-Windows-Sysmon", Constant.of("Microsoft-Windows-Sysmon/Operational"),
          "Microsoft-Windows-PowerShell", Constant.of("Microsoft-Windows-PowerShell/Operational"),
          "PowerShell", Constant.of("Windows PowerShell"),
          "Service Control Manager", Constant.of("System"),
          "Microsoft-Windows-TaskScheduler",
              Constant.of("Microsoft-Windows-TaskScheduler/Operational"),
          "Microsoft-Windows-Windows Defender",
              Constant.of("Microsoft-Windows-Windows Defender/Operational"));

  private final @Nullable Role[] roles;
  private final Field[] natives;
  private final char separator;

  EventRowParser(List<String> columns, Map<Role, Integer> places, char separator) {
    int most = Math.max(columns.size(), places.getOrDefault(Role.MESSAGE, 0) + 1);
    this.roles = new Role[most];
    places.forEach((role, column) -> roles[column] = role);
    this.natives = new Field[most];
    Arrays.setAll(
        natives,
        i -> Field.of("redoubt.native." + (i < columns.size() ? columns.get(i) : "Message")));
    this.separator = separator;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    out.format(FORMAT);
    Cells cells = new Cells(buffer, from, to, separator);
    for (int column = 0; cells.next(); column++) {
      if (column < roles.length && cells.end > cells.from) {
        cell(column, cells, out);
      }
    }
    if (!out.has(Ecs.WINLOG_CHANNEL)) {
      channel(out);
    }
    return out.has(Ecs.WINLOG_EVENT_ID) ? ParseOutcome.Ok.OK : NO_ID;
  }

  private void cell(int column, Cells cells, EventBuilder out) {
    byte[] buffer = cells.buffer();
    int from = cells.from;
    int to = cells.end;
    if (cells.doubled) {
      from = cells.undoubled(out);
      buffer = out.side();
      to = out.sideLength();
    }
    Role role = roles[column];
    if (role == null) {
      out.add(natives[column], buffer, from, to);
    } else {
      add(role, buffer, from, to, out);
    }
  }

  private static void add(Role role, byte[] buffer, int from, int to, EventBuilder out) {
    switch (role) {
      case EVENT_ID -> number(Ecs.WINLOG_EVENT_ID, buffer, from, to, out);
      case CHANNEL -> out.add(Ecs.WINLOG_CHANNEL, buffer, from, to);
      case PROVIDER -> out.add(Ecs.WINLOG_PROVIDER_NAME, buffer, from, to);
      case COMPUTER -> out.add(Ecs.WINLOG_COMPUTER_NAME, buffer, from, to);
      case TIME -> time(buffer, from, to, out);
      case RECORD -> number(Ecs.WINLOG_RECORD_ID, buffer, from, to, out);
      case LEVEL -> level(buffer, from, to, out);
      case KEYWORDS -> keywords(buffer, from, to, out);
      case USER -> out.add(Ecs.WINLOG_USER_IDENTIFIER, buffer, from, to);
      case PROCESS -> number(Ecs.WINLOG_PROCESS_PID, buffer, from, to, out);
      case THREAD -> number(Ecs.WINLOG_PROCESS_THREAD_ID, buffer, from, to, out);
      case TASK -> out.add(TASK, buffer, from, to);
      case MESSAGE -> message(buffer, from, to, out);
      case PAYLOAD -> EventPayload.add(buffer, from, to, out);
    }
  }

  private static void number(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    if (Bytes.digits(buffer, from, to) >= 0) {
      out.addNumber(field, buffer, from, to);
    }
  }

  /// EvtxECmd writes UTC without saying so, and to seven digits; others write a local time.
  private static void time(byte[] buffer, int from, int to, EventBuilder out) {
    boolean utc = to - from == 27 && buffer[from + 4] == '-' && buffer[from + 19] == '.';
    if (utc) {
      int start = out.sideAppend(buffer, from, to);
      out.sideAppend("Z");
      out.time(TimeShape.ISO, out.side(), start, out.sideLength());
    } else {
      out.time(TimeShape.ANY, buffer, from, to);
    }
  }

  private static void level(byte[] buffer, int from, int to, EventBuilder out) {
    if (Bytes.digits(buffer, from, to) >= 0) {
      out.addNumber(Ecs.WINLOG_LEVEL, buffer, from, to);
    } else if (Bytes.equal(buffer, from, to, "SuccessAudit")) {
      out.add(Ecs.WINLOG_KEYWORDS, SUCCESS);
    } else if (Bytes.equal(buffer, from, to, "FailureAudit")) {
      out.add(Ecs.WINLOG_KEYWORDS, FAILURE);
    } else {
      out.add(Ecs.LOG_LEVEL, buffer, from, to);
    }
  }

  /// The mask: as words, or as PowerShell writes its 64 bits, a decimal number with a sign.
  private static void keywords(byte[] buffer, int from, int to, EventBuilder out) {
    String mask = Spelling.number(buffer, from, to) ? Spelling.mask(buffer, from, to) : null;
    if (mask != null) {
      out.add(Ecs.WINLOG_KEYWORDS, mask);
    } else if (Bytes.startsWith(buffer, from, to, "Audit success")) {
      out.add(Ecs.WINLOG_KEYWORDS, SUCCESS);
    } else if (Bytes.startsWith(buffer, from, to, "Audit failure")) {
      out.add(Ecs.WINLOG_KEYWORDS, FAILURE);
    }
  }

  /// The first line is a sentence, the others are labels and values.
  private static void message(byte[] buffer, int from, int to, EventBuilder out) {
    out.add(Ecs.MESSAGE, buffer, from, to);
    int line = Bytes.find(buffer, from, to, '\n');
    if (line >= to) {
      return;
    }
    byte[] text = Arrays.copyOfRange(buffer, line, to);
    int start = out.sideLength();
    for (int i = 0, plain = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
        out.sideAppend(text, plain, i);
        out.sideAppend("  ");
        plain = i + 1;
      }
    }
    new SnareMessage(out.side(), start, out.sideLength(), out).read();
  }

  private static void channel(EventBuilder out) {
    int provider = out.find(Ecs.WINLOG_PROVIDER_NAME);
    Constant channel = provider < 0 ? null : CHANNELS.get(out.text(provider));
    if (channel != null) {
      out.add(Ecs.WINLOG_CHANNEL, channel);
    }
  }
}
