package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What shippers ask an Elasticsearch before they send: who it is, its licence, its health, and
/// whether their templates, pipelines and policies are there (they are, as far as they need to
/// know: a log has none).
final class ElasticProbes {
  /* A version that current and older shippers speak to. */
  private static final String VERSION = "8.17.0";
  private static final String UID = "7265646f-7562-7400-0000-000000000000";
  private static final String ROOT =
      """
      {"name":"redoubt","cluster_name":"redoubt","cluster_uuid":"cmVkb3VidC1yZWRvdWJ0Cg",\
      "version":{"number":"%s","build_flavor":"default","build_type":"tar",\
      "build_hash":"0000000000000000000000000000000000000000","build_date":"2026-01-01T00:00:00Z",\
      "build_snapshot":false,"lucene_version":"9.12.0",\
      "minimum_wire_compatibility_version":"7.17.0",\
      "minimum_index_compatibility_version":"7.0.0"},"tagline":"You Know, for Search"}\
      """
          .formatted(VERSION);
  private static final String LICENCE =
      """
      {"license":{"status":"active","uid":"%s","type":"basic",\
      "issue_date":"2026-01-01T00:00:00.000Z","issue_date_in_millis":1767225600000,\
      "max_nodes":1000,"issued_to":"redoubt","issuer":"redoubt","start_date_in_millis":-1}}\
      """
          .formatted(UID);
  private static final String XPACK =
      """
      {"build":{"hash":"0","date":"2026-01-01T00:00:00Z"},"license":{"uid":"%s","type":"basic",\
      "mode":"basic","status":"active"},"features":{"ilm":{"available":true,"enabled":true},\
      "monitoring":{"available":true,"enabled":false},\
      "security":{"available":true,"enabled":true}},"tagline":"You know, for X"}\
      """
          .formatted(UID);
  private static final String HEALTH =
      """
      {"cluster_name":"redoubt","status":"green","timed_out":false,"number_of_nodes":1,\
      "number_of_data_nodes":1,"active_primary_shards":1,"active_shards":1,"relocating_shards":0,\
      "initializing_shards":0,"unassigned_shards":0,"delayed_unassigned_shards":0,\
      "number_of_pending_tasks":0,"number_of_in_flight_fetch":0,\
      "task_max_waiting_in_queue_millis":0,"active_shards_percent_as_number":100.0}\
      """;
  private static final String NODES =
      "{\"_nodes\":{\"total\":0,\"successful\":0,\"failed\":0},\"cluster_name\":\"redoubt\","
          + "\"nodes\":{}}";
  private static final String SHARDS = "{\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}";
  /* Templates of Beats have more than a megabyte. */
  private static final int SETUP = 8 << 20;

  private static final String INDEX = "/{index}";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String THERE = "{}";
  private static final String DONE = "{\"acknowledged\":true}";
  private static final List<String> SETUPS =
      List.of(
          "_ilm",
          "_index_template",
          "_component_template",
          "_template",
          "_ingest",
          "_data_stream",
          "_logstash",
          "_alias",
          "_plugins");

  private ElasticProbes() {}

  static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    operations.add(Operation.get("esRoot", "/", Access.needs(Scope.INGEST), ElasticProbes::root));
    operations.add(told("esLicense", "/_license", LICENCE));
    operations.add(told("esXpack", "/_xpack", XPACK));
    operations.add(told("esHealth", "/_cluster/health", HEALTH));
    operations.add(told("esHealthOf", "/_cluster/health/{index}", HEALTH));
    operations.add(told("esNodes", "/_nodes", NODES));
    operations.add(told("esNodesHttp", "/_nodes/http", NODES));
    operations.add(
        new Operation(
            "esIndexThere", "HEAD", INDEX, Access.needs(Scope.INGEST), 0, ElasticProbes::there));
    operations.add(
        new Operation(
            "esIndexMade", "PUT", INDEX, Access.needs(Scope.INGEST), SETUP, ElasticProbes::made));
    for (String settle : List.of("_refresh", "_flush")) {
      String id = "es" + settle.replace("_", "-");
      for (String path : List.of("/" + settle, INDEX + "/" + settle)) {
        String name = path.startsWith(INDEX) ? id + "-index" : id;
        operations.add(told(name, path, SHARDS));
        operations.add(settled(name + "-post", path));
      }
    }
    for (String setup : SETUPS) {
      String id = "es" + setup.replace("_", "-");
      String path = "/" + setup + "/{name*}";
      operations.add(told(id, path, THERE));
      operations.add(done(id + "-put", "PUT", path));
      operations.add(done(id + "-post", "POST", path));
    }
    return operations;
  }

  /* Clients of OpenSearch want to be told that it is one; all others take it for an Elasticsearch,
  as the header says. */
  private static Answer root(Call call) {
    boolean open = call.header("user-agent").orElse("").startsWith("opensearch");
    String json =
        open ? ROOT.replace("{\"number\"", "{\"distribution\":\"opensearch\",\"number\"") : ROOT;
    return FilterPath.of(call, Reply.json(200, json));
  }

  /* An index of any name is there and is made, as records for each are taken. */
  private static Answer there(Call call) {
    return named(call)
        ? Reply.json(200, THERE)
        : Elastic.error(404, "index_not_found_exception", "no such index");
  }

  private static Answer made(Call call) {
    String index = call.part("index");
    if (!named(call)) {
      return Elastic.error(
          400,
          "invalid_index_name_exception",
          "Invalid index name [" + index + "], must not start with '_', '-', or '+'");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("acknowledged", true);
    body.put("shards_acknowledged", true);
    body.put("index", index);
    return FilterPath.of(call, Reply.json(200, JSON.writeValueAsBytes(body)));
  }

  private static boolean named(Call call) {
    return "_-+".indexOf(call.part("index").charAt(0)) < 0;
  }

  private static Operation told(String id, String path, String json) {
    return Operation.get(
        id, path, Access.needs(Scope.INGEST), call -> FilterPath.of(call, Reply.json(200, json)));
  }

  /* What was acknowledged is on disk; when it is found does not wait for being told so. */
  private static Operation settled(String id, String path) {
    return new Operation(
        id,
        "POST",
        path,
        Access.needs(Scope.INGEST),
        SETUP,
        call -> FilterPath.of(call, Reply.json(200, SHARDS)));
  }

  private static Operation done(String id, String method, String path) {
    return new Operation(
        id, method, path, Access.needs(Scope.INGEST), SETUP, _ -> Reply.json(200, DONE));
  }
}
