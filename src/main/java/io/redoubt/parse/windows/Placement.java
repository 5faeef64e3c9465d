package io.redoubt.parse.windows;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.TimeShape;

/// Gives the cells of a Windows event, named by their path in the record, their `winlog` names and
/// spellings. It learns the paths as they come. Thread-safe.
final class Placement {
  private static final Field EVENT_TYPE = Field.of("winlog.event_data.EventType");
  private static final Field ACCOUNT_TYPE = Field.of("winlog.user.type");

  private static final Field AUDIT_TYPE = Field.of("redoubt.native.EventType");
  private static final Field ACCOUNT = Field.of("winlog.event_data.AccountName");
  private static final Field USER_NAME = Field.of("winlog.user.name");
  private static final Field DOMAIN = Field.of("winlog.event_data.Domain");
  private static final Field USER_DOMAIN = Field.of("winlog.user.domain");

  private final PlaceTable[] tables = new PlaceTable[Dialect.values().length];

  Placement() {
    for (Dialect dialect : Dialect.values()) {
      tables[dialect.ordinal()] = new PlaceTable(dialect);
    }
  }

  /// Places the cells from `first` on.
  void apply(Dialect dialect, int first, EventBuilder out) {
    PlaceTable table = tables[dialect.ordinal()];
    int unnamed = 0;
    int times = 0;
    int i = first;
    while (i < out.size()) {
      Place place = table.of(out.field(i));
      switch (place.kind()) {
        case TEXT -> text(out, i, place.field());
        case NUMBER -> number(out, i, place.field());
        case MASK -> mask(out, i, place.field());
        case AS_IT_IS -> out.rename(i, place.field());
        case UNNAMED -> {
          unnamed++;
          text(out, i, Field.of(place.field().name() + unnamed));
        }
        case TIME -> times = time(out, i, times);
        case NOTHING -> {}
      }
      boolean gone =
          switch (place.kind()) {
            case TIME, NOTHING -> true;
            case UNNAMED -> out.spanLength(i) == 0;
            case TEXT, NUMBER, MASK, AS_IT_IS -> false;
          };
      if (gone) {
        out.drop(i);
      } else {
        i++;
      }
    }
    if (dialect == Dialect.FLAT) {
      settle(out, first);
    }
  }

  private static void text(EventBuilder out, int i, Field field) {
    out.rename(i, field);
    out.toText(i);
    byte[] buffer = out.spanBuffer(i);
    int from = out.spanStart(i);
    int to = from + out.spanLength(i);
    int end = Spelling.end(buffer, from, to);
    out.shorten(i, end - from);
    if (out.escaped(i)) {
      if (end - from > 1 && buffer[end - 2] == '\\') {
        out.replace(i, out.text(i).stripTrailing());
      }
      return;
    }
    String respelt = Spelling.of(buffer, from, end);
    if (respelt != null) {
      out.replace(i, respelt);
    }
  }

  /// A name where a number is expected (`Info` for an opcode) is the rendered form of it.
  private static void number(EventBuilder out, int i, Field field) {
    int from = out.spanStart(i);
    boolean digits = Spelling.number(out.spanBuffer(i), from, from + out.spanLength(i));
    if (digits) {
      out.rename(i, field);
      out.toNumber(i);
    } else {
      String last = out.field(i).name();
      out.rename(i, Field.of("winlog.rendering_info." + last.substring(last.lastIndexOf('.') + 1)));
    }
  }

  private static void mask(EventBuilder out, int i, Field field) {
    out.rename(i, field);
    out.toText(i);
    int from = out.spanStart(i);
    String respelt = Spelling.mask(out.spanBuffer(i), from, from + out.spanLength(i));
    if (respelt != null) {
      out.replace(i, respelt);
    }
  }

  /// Takes the best of several times: one with a zone, of these the first.
  private static int time(EventBuilder out, int i, int rankBefore) {
    byte[] buffer = out.spanBuffer(i);
    int from = out.spanStart(i);
    int to = from + out.spanLength(i);
    boolean zoned = to > from && buffer[to - 1] == 'Z';
    int rank = zoned ? 2 : 1;
    if (rank > rankBefore) {
      String respelt = Spelling.of(buffer, from, to);
      if (respelt != null) {
        out.replace(i, respelt);
      }
      out.time(out.isText(i) ? TimeShape.ISO : TimeShape.EPOCH_SECONDS, i);
    }
    return Math.max(rank, rankBefore);
  }

  /// What only the whole object tells: NXLog's `EventType` is the kind of audit, Sysmon's the kind
  /// of change; NXLog's `AccountName` is the user only beside an `AccountType`.
  private static void settle(EventBuilder out, int first) {
    boolean account = out.find(ACCOUNT_TYPE, first) >= 0;
    for (int i = first; i < out.size(); i++) {
      Field field = out.field(i);
      if (field.is(EVENT_TYPE) && audit(out.text(i))) {
        out.rename(i, AUDIT_TYPE);
      } else if (account && field.is(ACCOUNT)) {
        out.rename(i, USER_NAME);
      } else if (account && field.is(DOMAIN)) {
        out.rename(i, USER_DOMAIN);
      }
    }
  }

  private static boolean audit(String type) {
    return switch (type) {
      case "AUDIT_SUCCESS",
          "AUDIT_FAILURE",
          "INFO",
          "WARNING",
          "ERROR",
          "CRITICAL",
          "VERBOSE",
          "DEBUG" ->
          true;
      default -> false;
    };
  }
}
