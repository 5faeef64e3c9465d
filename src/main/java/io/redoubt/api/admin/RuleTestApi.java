package io.redoubt.api.admin;

import io.redoubt.api.v1.Events;
import io.redoubt.api.v1.Parameters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.detect.book.ListedRule;
import io.redoubt.detect.book.RuleBook;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.report.Reports;
import io.redoubt.report.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/// `/api/v1/rules/test`: what a rule, uploaded or not, says of sample records or kept events.
/// Nothing is changed by it.
public final class RuleTestApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 1000;

  private final RuleParts parts;
  private final Optional<Events> events;

  /// Over these rules.
  ///
  /// @param events what is kept; empty: only samples can be tried
  public RuleTestApi(RuleParts parts, Optional<Events> events) {
    this.parts = parts;
    this.events = events;
  }

  /// Its operation.
  public List<Operation> operations() {
    return List.of(
        new Operation(
            "testRule",
            "POST",
            "/api/v1/rules/test",
            Access.needs(Scope.READ),
            Operation.SMALL,
            this::test));
  }

  private Answer test(Call call) {
    Parameters given =
        Parameters.ofBody(call, Set.of("yaml", "rule", "records", "format", "event_ids"));
    String yaml = given.text("yaml", "");
    String id = given.text("rule", "");
    List<String> records = given.whole("records");
    List<String> ids = given.whole("event_ids");
    String format = given.text("format", "");
    if (yaml.isEmpty() == id.isEmpty()) {
      given.fail("rule", "Give either yaml, the text of rules, or rule, the id of one.");
    }
    if (records.size() + ids.size() > MOST) {
      given.fail("records", "There are more than " + MOST + " records.");
    }
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<ListedRule> rule = parts.book().find(id);
    if (yaml.isEmpty() && rule.isEmpty()) {
      return RulesApi.unknown();
    }
    RuleBook.Trial trial =
        yaml.isEmpty() ? parts.book().trial(rule.orElseThrow()) : parts.book().trial(yaml);
    if (!trial.problems().isEmpty()) {
      return RulesApi.wrong(trial.problems());
    }
    List<Event> read = samples(records, format);
    for (String event : ids) {
      Optional<NumberedEvent> kept = events.flatMap(all -> all.event(event));
      if (kept.isEmpty()) {
        return Problem.of(404, "event_unknown", "An event is not there, or not indexed yet.");
      }
      read.add(kept.get().event());
    }
    return shown(RuleTrial.of(trial, read), read.size());
  }

  private List<Event> samples(List<String> records, String format) {
    List<Event> read = new ArrayList<>();
    for (String record : records) {
      byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
      var stored = new EventLog.Stored(read.size(), 0, "test", "", format, bytes);
      read.add(parts.reader().read(stored).event().detached());
    }
    return read;
  }

  private static Reply shown(RuleTrial.Outcome outcome, int many) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("records", many);
    answer.put("matched", outcome.matched());
    answer.put("findings", outcome.findings().stream().map(RuleTestApi::json).toList());
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private static RawValue json(Finding finding) {
    JsonBytes json = new JsonBytes();
    Reports.jsonLine(finding, json);
    return new RawValue(json.toString().strip());
  }
}
