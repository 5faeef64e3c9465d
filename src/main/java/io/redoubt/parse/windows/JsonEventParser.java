package io.redoubt.parse.windows;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Windows events as JSON objects of Winlogbeat, NXLog, `evtx_dump`, Velociraptor or as in
/// Security-Datasets. The same event gives the fields that it gives as EVTX. Thread-safe.
public final class JsonEventParser implements Parser {
  private static final Format FORMAT = new Format("windows.json");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("no Windows event");
  private static final int MAX_PATHS = 20_000;

  private static final Field EVENT_ID = Field.of("winlog.event_id");
  private static final Field EVENT_TYPE = Field.of("winlog.event_data.EventType");
  private static final Field ACCOUNT_TYPE = Field.of("winlog.user.type");

  private final FieldTree tree = FieldTree.at("");
  private final Map<JsonDialect, Map<Field, Place>> places = new EnumMap<>(JsonDialect.class);

  /// A parser that knows no paths yet; it learns them as they come.
  public JsonEventParser() {
    for (JsonDialect dialect : JsonDialect.values()) {
      places.put(dialect, new ConcurrentHashMap<>());
    }
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    JsonDialect dialect = dialect(buffer, from, to);
    if (dialect == null) {
      return FOREIGN;
    }
    int first = out.size();
    String wrong = JsonFlattener.flatten(buffer, from, to, tree, out);
    place(dialect, first, out);
    if (!out.has(EVENT_ID)) {
      return FOREIGN;
    }
    out.format(FORMAT);
    return wrong == null ? ParseOutcome.Ok.OK : new ParseOutcome.Partial(wrong);
  }

  private static @Nullable JsonDialect dialect(byte[] buffer, int from, int to) {
    int key = ink(buffer, from, to);
    if (key >= to || buffer[key] != '{') {
      return null;
    }
    key = ink(buffer, key + 1, to);
    if (Bytes.startsWith(buffer, key, to, "\"Event\"")
        || Bytes.startsWith(buffer, key, to, "\"Event_attributes\"")) {
      return JsonDialect.TREE;
    }
    if (Bytes.startsWith(buffer, key, to, "\"System\"")) {
      return has(buffer, key, to, "\"EventID\"") ? JsonDialect.BARE_TREE : null;
    }
    if (has(buffer, key, to, "\"EventID\"")) {
      return flat(buffer, key, to) ? JsonDialect.FLAT : null;
    }
    return has(buffer, key, to, "\"winlog\"") || has(buffer, key, to, "\"winlog.event_id\"")
        ? JsonDialect.WINLOGBEAT
        : null;
  }

  private static boolean flat(byte[] buffer, int from, int to) {
    return has(buffer, from, to, "\"Channel\"")
        || has(buffer, from, to, "\"SourceName\"")
        || has(buffer, from, to, "\"ProviderName\"")
        || has(buffer, from, to, "\"ProviderGuid\"");
  }

  private static boolean has(byte[] buffer, int from, int to, String wanted) {
    return Bytes.indexOf(buffer, from, to, wanted) >= 0;
  }

  private static int ink(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] <= ' ' && buffer[i] >= 0) {
      i++;
    }
    return i;
  }

  private void place(JsonDialect dialect, int first, EventBuilder out) {
    int unnamed = 0;
    int times = 0;
    int i = first;
    while (i < out.size()) {
      Place place = place(dialect, out.field(i));
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
    if (dialect == JsonDialect.FLAT) {
      settle(out, first);
    }
  }

  private Place place(JsonDialect dialect, Field path) {
    Map<Field, Place> known = places.getOrDefault(dialect, Map.of());
    Place place = known.get(path);
    if (place == null) {
      place = dialect.place(path.name());
      if (path.id() >= 0 && known.size() < MAX_PATHS) {
        known.put(path, place);
      }
    }
    return place;
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
      String name = out.field(i).name();
      if (out.field(i).is(EVENT_TYPE) && audit(out.text(i))) {
        out.rename(i, Field.of("redoubt.native.EventType"));
      } else if (account && name.equals("winlog.event_data.AccountName")) {
        out.rename(i, Field.of("winlog.user.name"));
      } else if (account && name.equals("winlog.event_data.Domain")) {
        out.rename(i, Field.of("winlog.user.domain"));
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
