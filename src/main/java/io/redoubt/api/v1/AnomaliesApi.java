package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.detect.anomaly.Anomaly;
import io.redoubt.detect.anomaly.AnomalyJudge;
import io.redoubt.event.Severity;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;
import io.redoubt.pipeline.anomaly.AnomalyScan;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/anomalies`: what was not as usual in a time, compared with the weeks before.
public final class AnomaliesApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final double USUAL = 4;

  private final Events events;
  private final Moments moments;
  private final InstantSource clock;

  /// Over these events; `now` is what this clock says.
  public AnomaliesApi(Events events, InstantSource clock) {
    this.events = events;
    this.moments = new Moments(clock);
    this.clock = clock;
  }

  /// Its operations.
  public List<Operation> operations() {
    Access read = Access.needs(Scope.READ);
    return List.of(Operation.get("anomalies", "/api/v1/anomalies", read, this::anomalies));
  }

  private Answer anomalies(Call call) {
    Parameters given =
        Parameters.ofQuery(
            call, Set.of("from", "to", "threshold", "field", "values", "zone", "limit"));
    long to = given.moment("to", clock.millis(), moments);
    long from = given.moment("from", to - DAY, moments);
    if (from > to) {
      given.fail("from", "from is later than to.");
    }
    double threshold = threshold(given);
    ZoneId zone = zone(given);
    String field = given.text("field", "");
    int values = given.number("values", 50, 1, 500);
    int limit = given.number("limit", 100, 1, 1000);
    List<String> fields = field.isEmpty() ? AnomalyScan.FIELDS : List.of(field);
    return given
        .wrong()
        .orElseGet(
            () ->
                shown(
                    new EventFinder.Window(from, to),
                    new AnomalyScan(events.index())
                        .scan(
                            new AnomalyScan.Request(
                                from, to, fields, values, new AnomalyJudge(threshold, zone))),
                    OddValues.of(events.outliers().get(), from, to, field, threshold),
                    limit));
  }

  private static double threshold(Parameters given) {
    String text = given.text("threshold", "");
    if (text.isEmpty()) {
      return USUAL;
    }
    boolean number = text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?");
    double threshold = number ? Double.parseDouble(text) : 0;
    if (threshold < 2 || threshold > 100) {
      given.fail("threshold", "threshold is a number from 2 to 100.");
      return USUAL;
    }
    return threshold;
  }

  private static ZoneId zone(Parameters given) {
    String name = given.text("zone", "UTC");
    if (name.equals("UTC") || ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    given.fail("zone", "zone is the name of a time zone, such as Europe/Vienna.");
    return ZoneId.of("UTC");
  }

  private Reply shown(
      EventFinder.Window window,
      AnomalyScan.Result result,
      List<Map<String, Object>> odd,
      int limit) {
    Map<List<Object>, List<Anomaly>> told = new LinkedHashMap<>();
    for (Anomaly anomaly : result.anomalies()) {
      told.computeIfAbsent(events(anomaly), _ -> new ArrayList<>()).add(anomaly);
    }
    List<Map<String, Object>> all = new ArrayList<>();
    told.values().forEach(same -> all.add(anomaly(same)));
    all.addAll(odd);
    all.sort(Comparator.comparingInt(one -> -weight(one))); // stable: each kind keeps its order
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("anomalies", all.subList(0, Math.min(limit, all.size())));
    answer.put("count", all.size());
    answer.put("series", result.series());
    answer.put("history_hours", result.hours());
    answer.put("silent", result.silent());
    answer.put("explanation", all.isEmpty() ? why(window, result) : null);
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private String why(EventFinder.Window window, AnomalyScan.Result result) {
    long among =
        events.index().search(new EventFinder.Search(Query.All.ALL, window, 0, null)).total();
    if (among == 0) {
      return events.why(events.index(), Query.All.ALL, window);
    }
    String compared =
        "Nothing is unusual among %d events of this time: %d series were compared with %d hours before."
            .formatted(among, result.series(), result.hours());
    return result.silent().isEmpty()
        ? compared
        : compared + " Of some nothing, or not everything, can be said: see silent.";
  }

  /* What is medium, then outliers, then what else is low. */
  private static int weight(Map<String, Object> one) {
    boolean low = Severity.LOW.id().equals(one.get("severity"));
    return low ? ("outlier".equals(one.get("kind")) ? 1 : 0) : 2;
  }

  /* The same events seen by several of their fields are told once. */
  private static List<Object> events(Anomaly a) {
    return List.of(a.kind(), a.start(), a.end(), a.count(), Math.round(a.expected()));
  }

  private static Map<String, Object> anomaly(List<Anomaly> same) {
    Anomaly anomaly = same.getFirst();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", anomaly.kind().id());
    shown.put("field", anomaly.field());
    shown.put("value", anomaly.value());
    shown.put("start", anomaly.start().toString());
    shown.put("end", anomaly.end().toString());
    shown.put("count", anomaly.count());
    shown.put("expected", rounded(anomaly.expected()));
    shown.put("deviation", rounded(anomaly.deviation()));
    shown.put("severity", anomaly.severity().id());
    shown.put("basis", anomaly.basis());
    shown.put("text", text(anomaly));
    shown.put("also", same.stream().skip(1).map(AnomaliesApi::what).toList());
    return shown;
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }

  private static String what(Anomaly a) {
    return a.field().equals(AnomalyScan.ALL_EVENTS) ? "all events" : a.field() + " " + a.value();
  }

  private static String text(Anomaly a) {
    String usual =
        String.format(
            Locale.ROOT, "where %,d are usual by %s.", Math.round(a.expected()), a.basis());
    return switch (a.kind()) {
      case MORE, FEWER ->
          String.format(Locale.ROOT, "%s: %,d events %s", what(a), a.count(), usual);
      case SILENT -> what(a) + ": no events " + usual;
      case FIRST_SEEN ->
          String.format(
              Locale.ROOT, "%s: seen for the first time, in %,d events.", what(a), a.count());
    };
  }
}
