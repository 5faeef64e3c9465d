package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Fault;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.http.BulkBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Elasticsearch's `_bulk` as Filebeat, Logstash, Vector and Fluent Bit use it: a status per item,
/// and the header without which its clients do not believe. What they ask besides answers
/// {@link ElasticProbes}.
public final class Elastic {
  /// The channel of its deliveries.
  public static final String CHANNEL = "bulk";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Receiver receiver;

  /// Delivers to this receiver.
  public Elastic(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Elasticsearch's surface.
  public Surface surface() {
    Access ingest = Access.needs(Scope.INGEST);
    List<Operation> operations = new ArrayList<>();
    for (String method : List.of("POST", "PUT")) {
      String id = method.equals("POST") ? "esBulk" : "esBulkPut";
      operations.add(new Operation(id, method, "/_bulk", ingest, Operation.RECORDS, this::bulk));
      operations.add(
          new Operation(
              id + "Index", method, "/{index}/_bulk", ingest, Operation.RECORDS, this::bulk));
    }
    operations.addAll(new ElasticDocuments(receiver).operations());
    operations.addAll(ElasticProbes.operations());
    operations.addAll(ElasticTables.operations());
    return new Surface(
        "elastic", operations, Elastic::fault, Map.of("X-Elastic-Product", "Elasticsearch"));
  }

  private Answer bulk(Call call) {
    return FilterPath.of(call, whole(call));
  }

  private Answer whole(Call call) {
    long start = System.nanoTime();
    return switch (BulkBody.read(call.body())) {
      case BulkBody.Batch.Malformed(String reason, _) ->
          error(400, "illegal_argument_exception", reason);
      case BulkBody.Batch.Items body -> {
        List<BulkBody.Item> items = body.items();
        List<byte[]> records = new ArrayList<>();
        items.forEach(item -> item.document().ifPresent(records::add));
        String sender = call.peer().name();
        String names = body.names();
        String batch = names.isEmpty() ? "" : sender + " _bulk " + call.part("index") + names;
        Delivery delivery = new Delivery(CHANNEL, sender, "", records, batch, List.of());
        Receiver.Received received = receiver.receive(delivery);
        yield switch (received.taken()) {
          case Taken.Refused refused -> refused(refused);
          case Taken.Committed committed -> {
            long took = (System.nanoTime() - start) / 1_000_000;
            yield items(items, committed.first(), received.of(), took, call.part("index"));
          }
        };
      }
    };
  }

  private static Reply items(
      List<BulkBody.Item> items, long first, int[] of, long took, String defaultIndex) {
    StringBuilder out = new StringBuilder(items.size() * 160 + 64);
    boolean errors = items.stream().anyMatch(item -> item.document().isEmpty());
    out.append("{\"took\":").append(took).append(",\"errors\":").append(errors);
    out.append(",\"items\":[");
    int document = 0;
    String between = "";
    for (BulkBody.Item item : items) {
      String index = item.index().isEmpty() ? defaultIndex : item.index();
      out.append(between).append("{\"").append(item.action()).append("\":{\"_index\":");
      out.append(JSON.writeValueAsString(index.isEmpty() ? "redoubt" : index));
      long sequence = first + (item.document().isPresent() ? of[document++] : 0);
      out.append(",\"_id\":");
      out.append(JSON.writeValueAsString(item.id().isEmpty() ? "" + sequence : item.id()));
      if (item.document().isPresent()) {
        created(sequence, out);
      } else {
        out.append(
            ",\"status\":400,\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":"
                + "\"Redoubt keeps records and changes none: create and index only\"}}}");
      }
      between = ",";
    }
    return Reply.json(200, out.append("]}").toString());
  }

  private static void created(long sequence, StringBuilder out) {
    out.append(
        ",\"_version\":1,\"result\":\"created\",\"_shards\":{\"total\":1,\"successful\":1,"
            + "\"failed\":0},\"_seq_no\":");
    out.append(sequence).append(",\"_primary_term\":1,\"status\":201}}");
  }

  private static Reply fault(Fault fault) {
    Optional<String> known =
        switch (fault) {
          case NO_KEY, WRONG_KEY, SCOPE, LOOPBACK -> Optional.of("security_exception");
          case RATE, BUSY, STOPS -> Optional.of("es_rejected_execution_exception");
          case TOO_LARGE -> Optional.of("content_too_large");
          case NOT_FOUND, METHOD, ENCODING, PACKED, CUT, REQUEST, INTERNAL -> Optional.empty();
        };
    int status = fault == Fault.BUSY ? 429 : fault.status();
    return error(status, known.orElse("illegal_argument_exception"), fault.text());
  }

  /// To be tried again: 429 or 503.
  static Reply refused(Taken.Refused refused) {
    return error(
            Receiver.status(refused.reason()), "es_rejected_execution_exception", refused.detail())
        .with("Retry-After", Receiver.seconds(refused.retryAfter()));
  }

  /// An error as Elasticsearch writes it.
  static Reply error(int status, String type, String reason) {
    Map<String, Object> cause = new LinkedHashMap<>();
    cause.put("type", type);
    cause.put("reason", reason);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("root_cause", List.of(cause));
    error.putAll(cause);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("status", status);
    return Reply.json(status, JSON.writeValueAsBytes(body));
  }
}
