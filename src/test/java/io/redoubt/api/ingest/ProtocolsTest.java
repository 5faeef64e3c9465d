package io.redoubt.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.testing.serve.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

/// What each shipper's client needs to hear, and the bytes that are kept of what it sends.
class ProtocolsTest {
  private static final String LINE = "Nov 18 02:19:40 web01 sshd[1]: Accepted password for root";
  private static final String HEC = "/services/collector";
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private void refuse() {
    server
        .intake()
        .refuse(new Taken.Refused(Taken.Refusal.BUSY, Duration.ofSeconds(7), "too much"));
  }

  @Test
  void hecTakesEventsWithoutSeparators() {
    String body =
        "{\"event\":\"%s\",\"host\":\"web01\"}{\"event\":{\"a\" : 1}}\n{\"time\":1,\"event\":\"x\"}"
            .formatted(LINE);
    assertThat(server.post(HEC + "/event", body).body())
        .isEqualTo("{\"text\":\"Success\",\"code\":0}");
    assertThat(server.intake().texts())
        .containsExactly(LINE, "{\"a\" : 1}", "{\"time\":1,\"event\":\"x\"}");
  }

  @Test
  void hecGivesAnAckIdWheneverAChannelIsSentAndAcknowledgesIt() {
    String[] channel = {"X-Splunk-Request-Channel", "11111111-1111-1111-1111-111111111111"};
    assertThat(server.post(HEC + "/event", "{\"event\":\"x\"}", channel).body())
        .isEqualTo("{\"text\":\"Success\",\"code\":0,\"ackId\":0}");
    assertThat(server.post(HEC + "/raw?channel=c1", "x\ny\n").body()).contains("\"ackId\":1");
    assertThat(server.post(HEC + "/ack", "{\"acks\":[0,1]}", channel).body())
        .isEqualTo("{\"acks\":{\"0\":true,\"1\":true}}");
    assertThat(server.post(HEC + "/ack", "{\"acks\":[0]}").body()).contains("\"code\":10");
  }

  @Test
  void hecNamesTheEventThatIsWrongAndKeepsThoseBefore() {
    var answer = server.post(HEC, "{\"event\":\"a\"}{\"time\":1}{\"event\":\"b\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"text\":\"Event field is required\",\"code\":12,\"invalid-event-number\":1}");
    assertThat(server.intake().texts()).containsExactly("a");
    assertThat(server.post(HEC, "{\"event\":\"\"}").body()).contains("\"code\":13");
    assertThat(server.post(HEC, "  ").body()).contains("\"code\":5");
    assertThat(server.post(HEC, "{\"event\":").body()).contains("\"code\":6");
  }

  @Test
  void hecSaysBusy() {
    refuse();
    var busy = server.post(HEC, "{\"event\":\"x\"}");
    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.body()).contains("\"code\":9");
    assertThat(busy.headers().firstValue("retry-after")).contains("7");
  }

  @Test
  void bulkGivesAStatusPerItemAndKeepsTheExactDocument() {
    String body =
        """
        { "create" : {"_index":"logs"} }
        {"message": "a" }
        {"index":{"_id":"7"}}\r
        {"b":1}\r
        {"delete":{"_id":"7"}}
        """;
    var answer = server.post("/filebeat-8/_bulk", body, "Content-Type", "application/x-ndjson");
    assertThat(answer.body())
        .contains("\"errors\":true")
        .contains("{\"create\":{\"_index\":\"logs\",\"_id\":\"0\"")
        .contains("{\"index\":{\"_index\":\"filebeat-8\",\"_id\":\"7\"")
        .contains("\"status\":201")
        .contains("{\"delete\":{\"_index\":\"filebeat-8\",\"_id\":\"7\",\"status\":400");
    assertThat(answer.headers().firstValue("x-elastic-product")).contains("Elasticsearch");
    assertThat(server.intake().texts()).containsExactly("{\"message\": \"a\" }", "{\"b\":1}");
  }

  @Test
  void linesOfOneAuditEventAreOneRecordAndTheAnswerSaysSo() {
    String call = "type=SYSCALL msg=audit(1763719201.123:1): a=b";
    String path = "type=PATH msg=audit(1763719201.123:1): c=d";
    String text = String.join("\n", call, "other", path);
    assertThat(server.post("/api/v1/events", text, "Content-Type", "text/plain").body())
        .isEqualTo("{\"accepted\":2,\"rejected\":0,\"joined\":1,\"errors\":[]}");
    assertThat(server.intake().texts()).containsExactly(call + "\n" + path, "other");
    String document = "{\"index\":{}}\n{\"agent\":{},\"message\":\"%s\"}\n";
    var answer = server.post("/_bulk", document.formatted(call) + document.formatted(path));
    assertThat(answer.body().split("\"_id\":\"2\"", -1)).hasSize(3);
    assertThat(answer.body()).contains("\"errors\":false");
  }

  @Test
  void anActionOfBulkWithSomethingBehindItIsMalformed() {
    String body = "{\"create\":{}}\\n{\"message\":\"a\"}\n{\"message\":\"b\"}\n";
    var answer = server.post("/_bulk", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Malformed action/metadata line [1]");
    assertThat(server.post("/_bulk", "{\"create\":{}} \r\n{\"m\":1}\n").statusCode())
        .isEqualTo(200);
    assertThat(server.intake().texts()).containsExactly("{\"m\":1}");
  }

  @Test
  void bulkIsRefusedAsAWhole() {
    assertThat(server.post("/_bulk", "nonsense\n").statusCode()).isEqualTo(400);
    refuse();
    var answer = server.post("/_bulk", "{\"index\":{}}\n{\"a\":1}\n");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("es_rejected_execution_exception");
  }

  /* As Logstash, the OpenTelemetry collector and curl send it. */
  @Test
  void onlyWhatIsWantedOfAnAnswerIsSent() {
    String body = "{\"create\":{}}\n{\"a\":1}\n{\"delete\":{\"_id\":\"7\"}}\n";
    String good = "{\"create\":{}}\n{\"a\":1}\n";
    String wanted = "?filter_path=errors,items.*.error,items.*.status";
    assertThat(server.post("/_bulk" + wanted, good).body())
        .isEqualTo("{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}");
    assertThat(server.post("/x/_bulk" + wanted, body).body())
        .startsWith(
            "{\"errors\":true,\"items\":[{\"create\":{\"status\":201}},{\"delete\":{\"status\":400")
        .contains("illegal_argument_exception");
    assertThat(server.post("/_bulk?filter_path=items.*.error", good).body()).isEqualTo("{}");
    assertThat(server.post("/_bulk?filter_path=items.*._ind*,items.*.error.type", good).body())
        .isEqualTo("{\"items\":[{\"create\":{\"_index\":\"redoubt\"}}]}");
    assertThat(server.get("/?filter_path=version.number").body())
        .isEqualTo("{\"version\":{\"number\":\"8.17.0\"}}");
    assertThat(server.get("/?filter_path=**.number,-tagline").body())
        .isEqualTo("{\"version\":{\"number\":\"8.17.0\"}}");
    assertThat(server.get("/_license?filter_path=-license.uid").body())
        .contains("\"type\":\"basic\"")
        .doesNotContain("uid");
  }

  @Test
  void takesSingleDocuments() {
    var made = server.post("/logs/_doc", "{\"message\": \"a\"}\n");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"_index\":\"logs\",\"_id\":\"0\"", "\"result\":\"created\"");
    byte[] document = {'{', '}'};
    assertThat(server.send("PUT", "/logs/_doc/7", document).body()).contains("\"_id\":\"7\"");
    assertThat(server.send("PUT", "/logs/_create/8", document).statusCode()).isEqualTo(201);
    assertThat(server.post("/logs/_doc", "").statusCode()).isEqualTo(400);
    assertThat(server.post("/logs/_doc", "garbage").body()).contains("document_parsing_exception");
    assertThat(server.intake().texts()).containsExactly("{\"message\": \"a\"}\n", "{}", "{}");
    assertThat(server.intake().deliveries())
        .extracting(Delivery::batchId)
        .last()
        .asString()
        .endsWith(" 8");
    refuse();
    var busy = server.post("/logs/_doc/9", "{}");
    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.headers().firstValue("retry-after")).contains("7");
  }

  @Test
  void answersTablesOfElasticsearch() {
    assertThat(server.get("/_cat/health?h=status").body()).isEqualTo("green\n");
    assertThat(server.get("/_cat/nodes?v&h=name,ip").body())
        .isEqualTo("name ip\nredoubt 127.0.0.1\n");
    assertThat(server.get("/_cat/indices/filebeat-*?format=json").body()).isEqualTo("[]");
    assertThat(server.get("/_cat/templates").body()).isEmpty();
    assertThat(server.get("/_cluster/health/logs").body()).contains("\"status\":\"green\"");
    for (String settle : List.of("/_refresh", "/logs/_refresh", "/_flush", "/logs-a,b*/_flush")) {
      assertThat(server.post(settle, "").body())
          .isEqualTo(server.get(settle).body())
          .isEqualTo("{\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}");
    }
  }

  @Test
  void answersWhatShippersAskOfElasticsearch() {
    for (String path :
        List.of(
            "/",
            "/_license?human=false",
            "/_xpack",
            "/_cluster/health",
            "/_nodes/http",
            "/_ilm/policy/filebeat",
            "/_index_template/filebeat-8.17.0",
            "/_ingest/pipeline/x")) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("x-elastic-product")).contains("Elasticsearch");
    }
    assertThat(server.send("HEAD", "/", new byte[0]).statusCode()).isEqualTo(200);
    assertThat(server.send("HEAD", "/_index_template/x", new byte[0]).statusCode()).isEqualTo(200);
    byte[] policy = {'{', '}'};
    assertThat(server.send("PUT", "/_ilm/policy/x", policy).body()).contains("acknowledged");
  }

  @Test
  void anIndexOfAnyNameIsThereAndIsMade() {
    byte[] nothing = {};
    assertThat(server.send("HEAD", "/logs-2026.11.22", nothing).statusCode()).isEqualTo(200);
    assertThat(server.send("PUT", "/logs-2026.11.22", nothing).body())
        .isEqualTo(
            "{\"acknowledged\":true,\"shards_acknowledged\":true,\"index\":\"logs-2026.11.22\"}");
    byte[] settings = "{\"settings\":{\"number_of_shards\":1}}".getBytes(StandardCharsets.UTF_8);
    assertThat(server.send("PUT", "/logs?wait_for_active_shards=1", settings).statusCode())
        .isEqualTo(200);
    assertThat(server.send("PUT", "/_logs", nothing).body())
        .contains("invalid_index_name_exception");
    assertThat(server.send("HEAD", "/_logs", nothing).statusCode()).isEqualTo(404);
    assertThat(server.get("/logs").statusCode()).isEqualTo(404);
    assertThat(server.post("/logs", "{}").statusCode()).isEqualTo(404);
    assertThat(server.send("DELETE", "/logs", nothing).statusCode()).isEqualTo(404);
  }

  @Test
  void lokiTakesJson() {
    String body =
        """
        {"streams":[{"stream":{"host":"web01","job":"varlogs"},"values":[
        ["1763432380123456789","%s"],["1763432380000000000","plain",{"trace":"t1"}]]}]}\
        """
            .formatted(LINE);
    var answer = server.post("/loki/api/v1/push", body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(server.intake().texts())
        .containsExactly(
            LINE,
            "{\"time\":1763432380.000000000,\"host\":\"web01\",\"source\":\"varlogs\","
                + "\"fields\":{\"trace\":\"t1\"},\"event\":\"plain\"}");
  }

  @Test
  void lokiTakesSnappyProtobuf() throws IOException {
    byte[] time = message(out -> out.writeInt64(1, 1763432380));
    byte[] entry =
        message(
            out -> {
              out.writeByteArray(1, time);
              out.writeString(2, "a \"quoted\" line");
            });
    byte[] stream =
        message(
            out -> {
              out.writeString(1, "{filename=\"/var/log/x\", host=\"h\\\"1\"}");
              out.writeByteArray(2, entry);
              out.writeByteArray(2, entry);
            });
    byte[] push = Snappy.compress(message(out -> out.writeByteArray(1, stream)));
    var answer =
        server.send("POST", "/loki/api/v1/push", push, "Content-Type", "application/x-protobuf");
    assertThat(answer.statusCode()).isEqualTo(204);
    String[] told = {"Content-Type", "application/x-protobuf", "Content-Encoding", "snappy"};
    assertThat(server.send("POST", "/loki/api/v1/push", push, told).statusCode()).isEqualTo(204);
    assertThat(server.send("POST", "/api/v1/events", push, told).statusCode()).isEqualTo(415);
    assertThat(server.intake().texts())
        .hasSize(4)
        .contains(
            "{\"time\":1763432380.000000000,\"host\":\"h\\\"1\",\"source\":\"/var/log/x\","
                + "\"event\":\"a \\\"quoted\\\" line\"}");
    assertThat(server.post("/loki/api/v1/push", "junk").statusCode()).isEqualTo(400);
    assertThat(server.get("/ready").body()).isEqualTo("ready\n");
  }

  @Test
  void otlpTakesProtobufAndAnswersInKind() {
    KeyValue host =
        KeyValue.newBuilder()
            .setKey("host.name")
            .setValue(AnyValue.newBuilder().setStringValue("web01"))
            .build();
    var request =
        ExportLogsServiceRequest.newBuilder()
            .addResourceLogs(
                ResourceLogs.newBuilder()
                    .setResource(Resource.newBuilder().addAttributes(host))
                    .addScopeLogs(
                        ScopeLogs.newBuilder()
                            .addLogRecords(log(AnyValue.newBuilder().setStringValue(LINE)))
                            .addLogRecords(log(AnyValue.newBuilder().setIntValue(5)))))
            .build();
    var answer =
        server.send(
            "POST", "/v1/logs", request.toByteArray(), "Content-Type", "application/x-protobuf");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-protobuf");
    assertThat(server.intake().texts())
        .containsExactly(LINE, "{\"time\":1.000000002,\"host\":\"web01\",\"event\":5}");
  }

  private static LogRecord log(AnyValue.Builder body) {
    return LogRecord.newBuilder().setTimeUnixNano(1_000_000_002).setBody(body).build();
  }

  @Test
  void otlpTakesJsonAndTellsWhenToTryAgain() {
    String body =
        """
        {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},
        "scopeLogs":[{"logRecords":[{"timeUnixNano":"1000000002","severityNumber":14,"unknown":1,
        "body":{"kvlistValue":{"values":[{"key":"k","value":{"intValue":"7"}}]}}}]}]}]}\
        """;
    String[] json = {"Content-Type", "application/json"};
    assertThat(server.post("/v1/logs", body, json).body()).isEqualTo("{\"partialSuccess\":{}}");
    assertThat(server.intake().texts())
        .containsExactly(
            "{\"time\":1.000000002,\"fields\":{\"service.name\":\"s\",\"severity_text\":\"WARN\"},"
                + "\"event\":{\"k\":\"7\"}}");
    assertThat(server.post("/v1/logs", "[", json).statusCode()).isEqualTo(400);
    refuse();
    var answer = server.post("/v1/logs", body, json);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).contains("7");
  }

  @Test
  void whatIsNoRequestIsNotTakenForAnEmptyOne() {
    String[] json = {"Content-Type", "application/json"};
    for (String logs :
        List.of(
            "{\"resourceLogs\":5}",
            "{\"resourceLogs\":[5]}",
            "{\"resourceLogs\":[{\"scopeLogs\":{}}]}",
            "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":\"x\"}]}]}")) {
      var answer = server.post("/v1/logs", logs, json);
      assertThat(answer.statusCode()).as(logs).isEqualTo(400);
      assertThat(answer.body()).contains("logRecords");
    }
    assertThat(server.post("/v1/logs", "{}", json).statusCode()).isEqualTo(200);
    for (String push :
        List.of("{\"streams\":[5]}", "{\"streams\":[{\"stream\":{},\"values\":\"x\"}]}")) {
      var answer = server.post("/loki/api/v1/push", push, json);
      assertThat(answer.statusCode()).as(push).isEqualTo(400);
      assertThat(answer.body()).contains("values");
    }
    assertThat(server.intake().texts()).isEmpty();
  }

  @Test
  void gelfIs202() {
    String message = "{\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"m\"}";
    assertThat(server.post("/gelf", message).statusCode()).isEqualTo(202);
    assertThat(server.post("/gelf", message + '\n' + message).statusCode()).isEqualTo(202);
    assertThat(server.post("/gelf", "text").statusCode()).isEqualTo(400);
    assertThat(server.intake().texts()).containsExactly(message, message, message);
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    writing.to(out);
    out.flush();
    return ByteString.copyFrom(bytes.toByteArray()).toByteArray();
  }
}
