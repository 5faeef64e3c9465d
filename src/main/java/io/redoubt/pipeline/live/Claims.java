package io.redoubt.pipeline.live;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.ingest.TableHead;
import io.redoubt.parse.Formats;
import io.redoubt.parse.TableRows;
import io.redoubt.parse.frame.FirstFit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What senders claim their records to be. A claim is believed where it holds; what does not fit it
/// is read by its content, as if nothing were claimed. Formats that need a whole file (EVTX) cannot
/// be claimed for single records; rows of tables come with the header that was seen before them
/// ([TableHead]). Thread-safe.
final class Claims {
  /// Any JSON, whatever product it comes from: its content decides.
  private static final String JSON = "json";

  /// JSON with marks of its own, which its parser finds: what it says of a record is the check.
  private static final String GELF = "gelf";

  private static final int TABLES = 64;
  private static final SourceEntry NOWHERE = SourceEntry.named("");

  private final Formats formats;
  private final Set<String> names = new HashSet<>();
  private final Map<String, Parser> tables = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Optional<Parser>> known = new ConcurrentHashMap<>();

  Claims(Formats formats) {
    this.formats = formats;
    for (String id : formats.lineFormats()) {
      names.add(id);
      names.add(new Format(id).family());
    }
  }

  /// What reads records of this claim.
  Parser parser(String declared) {
    if (declared.startsWith(TableHead.ROWS) || declared.startsWith(TableHead.AMONG)) {
      return tables(declared);
    }
    Parser any = formats.lineParser();
    return only(declared).<Parser>map(one -> new FirstFit(List.of(one, any))).orElse(any);
  }

  private Parser tables(String declared) {
    synchronized (tables) {
      Parser known = tables.get(declared);
      if (known == null) {
        known =
            declared.startsWith(TableHead.ROWS)
                ? TableRows.below(declared.substring(TableHead.ROWS.length()))
                : TableRows.among(
                    List.of(declared.substring(TableHead.AMONG.length()).split("\f")));
        tables.put(declared, known);
        if (tables.size() > TABLES) {
          tables.remove(tables.keySet().iterator().next());
        }
      }
      return known;
    }
  }

  /// Checks records of one claim. One per delivery, not thread-safe.
  Check check(String declared) {
    if (declared.isEmpty()
        || declared.startsWith(TableHead.ROWS)
        || declared.startsWith(TableHead.AMONG)) {
      return _ -> "";
    }
    boolean gelf = declared.equals(GELF);
    boolean json = gelf || declared.equals(JSON);
    Optional<Parser> one = json ? Optional.of(formats.lineParser()) : only(declared);
    if (one.isEmpty()) {
      return _ -> "no such format: " + declared;
    }
    Parser parser = one.get();
    EventBuilder builder = new EventBuilder();
    return record -> {
      if (json && !looksLikeJson(record)) {
        return "no JSON";
      }
      builder.begin(RawRecord.of(NOWHERE, record));
      ParseOutcome outcome = parser.parse(record, 0, record.length, builder);
      boolean other = gelf && !builder.format().id().equals(GELF);
      return other || outcome instanceof ParseOutcome.Rejected ? "not " + declared : "";
    };
  }

  /// Says why a record is not what it was declared to be; empty when it is.
  @FunctionalInterface
  interface Check {
    /// The reason, one line.
    String fault(byte[] record);
  }

  private Optional<Parser> only(String declared) {
    if (declared.equals(JSON) || !names.contains(declared)) {
      return Optional.empty();
    }
    return known.computeIfAbsent(declared, name -> formats.only(name).map(Formats::lineParser));
  }

  private static boolean looksLikeJson(byte[] record) {
    for (byte b : record) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }
}
