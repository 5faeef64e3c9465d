package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.door.Door;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.testing.serve.Conformance;
import io.redoubt.testing.serve.Conformance.Promised;
import io.redoubt.testing.serve.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The service offers what `api/openapi.yaml` promises, no more and no less, to those whom it
/// names; and whatever is sent to it, it answers, with no 5xx, and every record is accounted for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {
  private static final Map<String, Promised> PROMISED = new Conformance().operations();
  private static final int ROUNDS = 6;

  private final TestServer server = new TestServer(new Door.Limits(1_000_000, 1_000_000));

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void offersExactlyThePromisedOperationsToThePromisedScopes() {
    Map<String, String> offered = new TreeMap<>();
    for (Operation operation : server.operations()) {
      String path = operation.path().replace("*}", "}");
      offered.put(operation.method() + ' ' + path, operation.id() + scopes(operation.access()));
    }
    Map<String, String> promised = new TreeMap<>();
    PROMISED.forEach((place, one) -> promised.put(place, one.id() + new TreeSet<>(one.scopes())));
    assertThat(offered).isEqualTo(promised);
  }

  private static Set<String> scopes(Access access) {
    return switch (access) {
      case Access.Open() -> Set.of();
      case Access.Own() -> Set.of();
      case Access.Needs(Scope scope, _) -> Set.of(scope.word());
    };
  }

  @TestFactory
  Stream<DynamicTest> opensOnlyToThePromisedScope() {
    try (TestServer closed = new TestServer()) {
      for (Scope scope : Scope.values()) {
        closed.keys().create(scope.word(), Set.of(scope.word()), 0);
      }
      return PROMISED.values().stream()
          .filter(one -> !one.scopes().isEmpty() && !one.id().equals("metrics"))
          .flatMap(one -> tries(closed, one).stream())
          .toList()
          .stream();
    }
  }

  private static List<DynamicTest> tries(TestServer closed, Promised one) {
    String path = path(one);
    int none = closed.send(one.method(), path, new byte[0]).statusCode();
    return Arrays.stream(Scope.values())
        .filter(scope -> !one.id().equals("stream") || scope == Scope.INGEST)
        .filter(scope -> !one.id().equals("revokeKey") || scope != Scope.ADMIN)
        .map(
            scope -> {
              String[] key = {"X-API-Key", "secret-of-" + scope.word()};
              int status = closed.send(one.method(), path, new byte[0], key).statusCode();
              boolean opens = one.scopes().contains(scope.word()) || scope == Scope.ADMIN;
              return DynamicTest.dynamicTest(
                  one.id() + " with " + scope.word(),
                  () -> {
                    assertThat(none).isIn(401, 403);
                    assertThat(status == 403).isEqualTo(!opens);
                  });
            })
        .toList();
  }

  private static String path(Promised one) {
    return one.path().replaceAll("\\{[^}]+}", "none");
  }

  @TestFactory
  Stream<DynamicTest> answersGarbageWithoutAFailureOfItsOwn() {
    server
        .cases()
        .file(
            List.of(
                new CaseFile(
                    CaseFile.Kind.ALERT, "none", "", Severity.LOW, "", 0, 0, 0, Map.of(), "{}")));
    return PROMISED.values().stream()
        .filter(one -> !one.id().equals("stream") && !one.id().matches(".*(Alert|Incident)s?"))
        .map(one -> DynamicTest.dynamicTest(one.id(), () -> garbage(one)));
  }

  private void garbage(Promised one) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(one.id().hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      for (String type : types(one.id())) {
        byte[] body = one.method().equals("GET") ? new byte[0] : body(one.id(), random);
        String query = random.nextBoolean() ? "" : "?query=%22&limit=x&x=%F0%9F&from=" + round;
        var answer = server.send(one.method(), path(one) + query, body, "Content-Type", type);
        assertThat(answer.statusCode())
            .as("%s %s %s", one.id(), type, new String(body, StandardCharsets.UTF_8))
            .isLessThan(500);
      }
    }
  }

  private static List<String> types(String id) {
    return id.startsWith("otlp") || id.startsWith("loki") || id.equals("postEvents")
        ? List.of(
            "application/json", "application/x-protobuf", "text/plain", "application/x-ndjson")
        : List.of("application/json");
  }

  private static byte[] body(String id, RandomGenerator random) {
    byte[] seed = Seeds.of(id).get(random.nextInt(Seeds.of(id).size())).clone();
    int changes = random.nextInt(4);
    for (int i = 0; i < changes && seed.length > 0; i++) {
      seed[random.nextInt(seed.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length + 1)) : seed;
  }

  @Test
  void accountsForEveryRecord() {
    int before = server.intake().texts().size();
    long counted = counted();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int round = 0; round < 200; round++) {
      for (String id :
          List.of("postEvents", "hecEvent", "esBulk", "lokiPush", "otlpLogs", "gelf")) {
        Promised one =
            PROMISED.values().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
        server.send("POST", one.path(), body(id, random), "Content-Type", "application/json");
      }
    }
    int kept = server.intake().texts().size() - before;
    assertThat(kept).isPositive();
    assertThat(counted() - counted).isEqualTo(kept);
  }

  private long counted() {
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("redoubt_ingest_events_total{"))
        .filter(line -> !line.contains("refused"))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// Bodies that are nearly right.
  private static final class Seeds {
    static List<byte[]> of(String id) {
      List<String> texts =
          switch (id.replaceAll("(Short|Versioned|Put|Index)+$", "")) {
            case "hecEvent" -> List.of("{\"event\":\"a\"}{\"time\":1,\"event\":{\"b\":[1]}}", "");
            case "esBulk" ->
                List.of("{\"index\":{}}\n{\"a\":1}\n{\"create\":{\"_id\":\"1\"}}\n{}\n");
            case "lokiPush", "lokiPushOld" ->
                List.of(
                    "{\"streams\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"1\",\"x\"]]}]}",
                    "\u0003\b{}x");
            case "otlpLogs" ->
                List.of(
                    "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"timeUnixNano\":\"5\","
                        + "\"body\":{\"stringValue\":\"x\"}},{\"body\":{}}]}]}]}",
                    "\n\u0004\u0012\u0002\u0012\u0000");
            case "gelf" -> List.of("{\"version\":\"1.1\",\"short_message\":\"x\"}\n{\"a\":2}");
            case "hecAck" -> List.of("{\"acks\":[0,1,\"x\",1e99]}", "{\"acks\":[1]}");
            case "createKey" -> List.of("{\"name\":\"\\u0000\",\"scopes\":[\"read\"]}", "[]", "1");
            case "searchEventsByBody" -> List.of("{\"query\":\"a:\",\"limit\":{}}", "null");
            case "postEvents" ->
                List.of("[{\"a\":1},[2],\"x\"]", "a\n\n{\"b\":2}\n", "[[[[[[[[", "\u0000\n\u0000");
            default -> List.of("{\"a\":[1,2,{\"b\":null}]}", "[]", "");
          };
      return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }
  }
}
