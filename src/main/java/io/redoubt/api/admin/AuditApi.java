package io.redoubt.api.admin;

import io.redoubt.api.v1.Moments;
import io.redoubt.api.v1.Parameters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Acts;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.audit.AuditReader;
import io.redoubt.audit.SharedLog;
import io.redoubt.audit.check.Anchor;
import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.AuditRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/// `/api/v1/audit/…`: what is on record, whether it is what was written, and all of it to take
/// away. Entries are told without their payloads.
public final class AuditApi implements Acts {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/audit";
  private static final int CHUNK = 256;

  private final SharedLog log;
  private final Moments moments;
  private final Semaphore verifying = new Semaphore(1);

  /// Over this log.
  public AuditApi(SharedLog log, InstantSource clock) {
    this.log = log;
    this.moments = new Moments(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    Access admin = Access.needs(Scope.ADMIN);
    return List.of(
        Operation.get("listAuditEntries", PATH + "/entries", admin, this::list),
        Operation.get("getAuditEntry", PATH + "/entries/{index}", admin, this::get),
        new Operation(
            "verifyAudit", "POST", PATH + "/verify", admin, Operation.SMALL, this::verify),
        Operation.get("exportAudit", PATH + "/export", admin, _ -> export()),
        Operation.get("auditCheckpoint", PATH + "/checkpoint", admin, _ -> checkpoint()));
  }

  @Override
  public void record(String actor, String act, Map<String, String> details) {
    log.log().append(new AuditEntry.Administration(actor, act, details));
  }

  /* Asked about, the log is made: its first entry says so. */
  private AuditReader reader() {
    log.log();
    return AuditReader.open(log.folder());
  }

  private Answer list(Call call) {
    Parameters given =
        Parameters.ofQuery(
            call, Set.of("kind", "subject", "actor", "act", "from", "to", "cursor", "limit"));
    List<String> kinds = given.texts("kind");
    String subject = given.text("subject", "");
    String actor = given.text("actor", "");
    String act = given.text("act", "");
    long from = given.moment("from", Long.MIN_VALUE, moments);
    long to = given.moment("to", Long.MAX_VALUE, moments);
    int before = given.number("cursor", Integer.MAX_VALUE, 0, 999_999_999);
    int limit = given.number("limit", 50, 1, 1000);
    Predicate<AuditRecord> fits =
        entry ->
            (kinds.isEmpty() || kinds.contains(entry.kind()))
                && (subject.isEmpty() || entry.subject().equals(subject))
                && between(entry, from, to)
                && says(entry, "actor", actor)
                && says(entry, "act", act);
    return given.wrong().orElseGet(() -> page(before, limit, fits));
  }

  private static boolean between(AuditRecord entry, long from, long to) {
    if (from == Long.MIN_VALUE && to == Long.MAX_VALUE) {
      return true;
    }
    long at = Instant.parse(entry.time()).toEpochMilli();
    return at >= from && at < to;
  }

  private static boolean says(AuditRecord entry, String field, String value) {
    return value.isEmpty() || entry.fields().getOrDefault(field, "").equals(value);
  }

  private Reply page(long before, int limit, Predicate<AuditRecord> fits) {
    AuditReader reader = reader();
    List<AuditRecord> found = reader.latest(before, limit, fits);
    boolean more = found.size() == limit && found.getLast().index() > 0;
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("entries", found.stream().map(AuditApi::shown).toList());
    page.put("size", reader.size());
    page.put("cursor", more ? Long.toString(found.getLast().index()) : null);
    return Reply.json(200, JSON.writeValueAsBytes(page));
  }

  private static Map<String, Object> shown(AuditRecord entry) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("index", entry.index());
    shown.put("kind", entry.kind());
    shown.put("time", entry.time());
    shown.put("subject", entry.subject());
    shown.put("leaf_hash", entry.leafHash().toString());
    shown.put("entry", new RawValue(entry.json()));
    return shown;
  }

  private Answer get(Call call) {
    String index = call.part("index");
    return index.matches("[0-9]{1,18}")
        ? reader()
            .record(Long.parseLong(index))
            .map(entry -> Reply.json(200, JSON.writeValueAsBytes(shown(entry))))
            .orElseGet(AuditApi::unknown)
        : unknown();
  }

  private static Reply unknown() {
    return Problem.of(404, "entry_unknown", "The audit log has no entry of this index.");
  }

  private Answer verify(Call call) {
    Parameters given = Parameters.ofBodyOrNone(call, Set.of("anchors"));
    List<Anchor> anchors =
        given.whole("anchors").stream()
            .map(note -> new Anchor("anchor", note.getBytes(StandardCharsets.UTF_8)))
            .toList();
    var wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    if (!verifying.tryAcquire()) {
      return Problem.of(503, "busy", "The audit log is being verified.").with("Retry-After", "5");
    }
    try {
      log.log();
      return shown(AuditVerifier.verify(log.folder(), anchors));
    } finally {
      verifying.release();
    }
  }

  private static Reply shown(AuditReport report) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("sound", report.sound());
    shown.put("entries", report.entries());
    shown.put("key", report.key().strip());
    shown.put("root", report.root());
    shown.put("payloads", report.payloads());
    shown.put("purged", report.purged());
    shown.put("problems", report.problems());
    shown.put("notes", report.notes());
    return Reply.json(200, JSON.writeValueAsBytes(shown));
  }

  private Answer export() {
    AuditReader reader = reader();
    return new Answer.Live("application/x-ndjson", Map.of(), out -> write(reader, out));
  }

  private static void write(AuditReader reader, OutputStream out) throws IOException {
    for (long from = 0; from < reader.size(); from += CHUNK) {
      StringBuilder lines = new StringBuilder();
      reader.from(from, CHUNK).forEach(entry -> lines.append(entry.json()).append('\n'));
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private Reply checkpoint() {
    return Reply.text(200, "text/plain; charset=utf-8", reader().checkpoint());
  }
}
