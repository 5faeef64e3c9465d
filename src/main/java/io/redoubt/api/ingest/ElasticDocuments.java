package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.http.Decoded;
import io.redoubt.ingest.http.NativeBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Single documents for an Elasticsearch: `/{index}/_doc[/{id}]` and `/{index}/_create/{id}`. One
/// that is to be created under an id that was delivered before is a conflict, which its senders
/// take for delivered; any other is one more record, as a log changes none. (Elasticsearch
/// reference, "Index API".)
final class ElasticDocuments {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Receiver receiver;

  ElasticDocuments(Receiver receiver) {
    this.receiver = receiver;
  }

  List<Operation> operations() {
    return List.of(
        operation("esDoc", "POST", "/{index}/_doc"),
        operation("esDocPost", "POST", "/{index}/_doc/{id}"),
        operation("esDocPut", "PUT", "/{index}/_doc/{id}"),
        operation("esCreate", "POST", "/{index}/_create/{id}"),
        operation("esCreatePut", "PUT", "/{index}/_create/{id}"));
  }

  private Operation operation(String id, String method, String path) {
    boolean create = path.contains("_create");
    return new Operation(
        id,
        method,
        path,
        Access.needs(Scope.INGEST),
        Operation.RECORDS,
        call -> FilterPath.of(call, document(call, create)));
  }

  private Answer document(Call call, boolean creates) {
    boolean create = creates || call.parameter("op_type").orElse("").equals("create");
    if (call.body().length == 0) {
      return Elastic.error(400, "parse_exception", "request body is required");
    }
    boolean object = call.text().stripLeading().startsWith("{");
    if (!object || !(NativeBody.json(call.body()) instanceof Decoded.Records)) {
      return Elastic.error(400, "document_parsing_exception", "The body is no JSON object.");
    }
    String id = call.part("id");
    String sender = call.peer().name();
    String batch =
        create && !id.isEmpty() ? sender + " _create " + call.part("index") + ' ' + id : "";
    Delivery delivery =
        new Delivery(Elastic.CHANNEL, sender, "", List.of(call.body()), batch, List.of());
    return switch (receiver.take(delivery)) {
      case Taken.Refused refused -> Elastic.refused(refused);
      case Taken.Committed done when done.repeated() ->
          Elastic.error(
              409,
              "version_conflict_engine_exception",
              "[" + id + "]: version conflict, document already exists");
      case Taken.Committed done -> created(call.part("index"), id, done.first());
    };
  }

  private static Reply created(String index, String id, long sequence) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("_index", index);
    body.put("_id", id.isEmpty() ? Long.toString(sequence) : id);
    body.put("_version", 1);
    body.put("result", "created");
    Map<String, Integer> shards = new LinkedHashMap<>();
    shards.put("total", 1);
    shards.put("successful", 1);
    shards.put("failed", 0);
    body.put("_shards", shards);
    body.put("_seq_no", sequence);
    body.put("_primary_term", 1);
    return Reply.json(201, JSON.writeValueAsBytes(body));
  }
}
