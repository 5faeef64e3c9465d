package io.redoubt.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Incident;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.testing.report.FakeAnalysis;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final String HOSTILE = "\"\\\u0000\u001b[31m\u202e\ud800</script>\u2028";
  private final Contract contract = Contract.published();

  private static <T> String json(T value, BiConsumer<T, JsonWriter> shape, boolean indented) {
    JsonBytes out = new JsonBytes();
    shape.accept(value, new JsonWriter(out, indented));
    return out.toString();
  }

  @Test
  void reportsAreAsPublished() {
    for (Analysis a : new Analysis[] {FakeAnalysis.incident(), FakeAnalysis.quiet()}) {
      contract.holds("Report", json(a, AnalysisJson::append, true));
      contract.holds("Report", json(a, AnalysisJson::append, false));
    }
    contract.holds("Report", json(FakeAnalysis.poisoned(HOSTILE), AnalysisJson::append, false));
  }

  @Test
  void alertsAndIncidentsAreAsPublished() {
    for (Alert alert : FakeAnalysis.incident().alerts()) {
      contract.holds("Alert", json(alert, AlertJson::append, false));
    }
    for (Incident incident : FakeAnalysis.incident().incidents()) {
      contract.holds("Incident", json(incident, IncidentJson::append, false));
    }
  }

  @Test
  void findingsAndEventsAreAsPublished() {
    byte[] line = "Accepted password".getBytes(StandardCharsets.UTF_8);
    EventBuilder builder = new EventBuilder();
    builder.begin(RawRecord.of(SourceEntry.named("auth.log"), line));
    builder.time(EventTime.ok(1_763_633_472, 5_000, "Z"));
    builder.add(Ecs.EVENT_CODE, 12);
    builder.add(Ecs.RELATED_IP, "192.0.2.1");
    Event event = builder.build();
    Finding finding =
        Finding.on(
            FakeAnalysis.incident().alerts().getFirst().rules().getFirst(),
            event,
            Map.of("user.name", "root", "source.ip", "192.0.2.1"));
    String json = json(finding, FindingJson::append, false);
    contract.holds("Finding", json);
    assertThat(json)
        .contains("\"time\":\"2025-11-20T10:11:12.000005Z\"")
        .contains("\"fields\":{\"source.ip\":\"192.0.2.1\",\"user.name\":\"root\"}");
    JsonBytes out = new JsonBytes();
    new EcsDocument(true).append(event, out);
    contract.holds("EcsDocument", out.toString());
  }

  @Test
  void namesStatementsWithoutEvidence() {
    String json = json(FakeAnalysis.incident(), AnalysisJson::append, false);
    assertThat(json).contains("\"unsupported\":[]").doesNotContain("\"unsupported\":[\"");
    Alert alert = FakeAnalysis.incident().alerts().getFirst();
    JsonBytes out = new JsonBytes();
    VerdictJson.append(alert.verdict(), Set.of("E4"), new JsonWriter(out, false));
    assertThat(out.toString())
        .contains("\"checked\":2")
        .contains("\"unsupported\":[\"The failures came every 0.3 seconds.\",\"The last");
  }

  @Test
  void noticesWhatIsNotAsPublished() {
    String json = json(FakeAnalysis.incident(), AnalysisJson::append, false);
    assertThatThrownBy(() -> contract.holds("Report", json.replace("\"events\":", "\"event\":")))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void indentationChangesNothing() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode wide = mapper.readTree(json(FakeAnalysis.incident(), AnalysisJson::append, true));
    JsonNode flat = mapper.readTree(json(FakeAnalysis.incident(), AnalysisJson::append, false));
    assertThat(wide).isEqualTo(flat);
    assertThat(wide.at("/alerts/0/first_seen").asText()).isEqualTo("2026-11-18T02:11:07Z");
    assertThat(wide.at("/alerts/0/evidence/3/line").asInt()).isEqualTo(1_201);
    assertThat(wide.at("/alerts/0/evidence/0/event_id").isNull()).isTrue();
    assertThat(wide.at("/alerts/0/entities/source.ip/0").asText()).isEqualTo("203.0.113.77");
    assertThat(wide.at("/alerts/0/verdict/provenance/score").asDouble()).isEqualTo(0.93);
  }
}
