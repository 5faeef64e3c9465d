package io.redoubt.fuzz;

import io.redoubt.ingest.http.BulkBody;
import io.redoubt.ingest.http.GelfBody;
import io.redoubt.ingest.http.HecBody;
import io.redoubt.ingest.http.LokiJson;
import io.redoubt.ingest.http.LokiProtobuf;
import io.redoubt.ingest.http.NativeBody;
import io.redoubt.ingest.http.OtlpJson;
import io.redoubt.ingest.http.OtlpProtobuf;
import io.redoubt.parse.Formats;
import io.redoubt.search.query.QueryParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Everything that reads bytes of strangers, by name: `line` and `line:FORMAT`, `file`, the bodies
/// of each protocol, the streams and datagrams of listeners, and questions.
public final class FuzzTargets {
  private static final int UNPACKED = 1 << 20;

  private final Map<String, FuzzTarget> targets = new LinkedHashMap<>();

  /// All of them.
  public FuzzTargets() {
    Formats formats = Formats.standard();
    targets.put("line", new LineTarget(formats.lineParser()));
    for (String id : formats.lineFormats()) {
      targets.put("line:" + id, new LineTarget(formats.only(id).orElseThrow().lineParser()));
    }
    targets.put("file", new FileTarget());
    targets.put("body:ndjson", new LinesTarget());
    targets.put("body:json", bytes -> BodyTarget.within(NativeBody.json(bytes), bytes));
    targets.put("body:hec", bytes -> BodyTarget.records(HecBody.events(bytes).records(), bytes));
    targets.put("body:bulk", BulkBody::read);
    targets.put("body:loki-json", LokiJson::read);
    targets.put("body:loki-protobuf", bytes -> LokiProtobuf.read(bytes, UNPACKED));
    targets.put("body:otlp-json", OtlpJson::read);
    targets.put("body:otlp-protobuf", OtlpProtobuf::read);
    targets.put("body:gelf", GelfBody::read);
    targets.put("stream:syslog", StreamTarget.syslog());
    targets.put("stream:gelf", StreamTarget.gelf());
    targets.put("datagram:gelf", new DatagramTarget());
    QueryParser questions = new QueryParser(() -> Instant.EPOCH);
    targets.put("query", bytes -> questions.parse(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  /// Their names, in order.
  public Set<String> names() {
    return targets.keySet();
  }

  /// The target of a name.
  public FuzzTarget get(String name) {
    FuzzTarget target = targets.get(name);
    if (target == null) {
      throw new IllegalArgumentException(name + " is none of " + targets.keySet());
    }
    return target;
  }
}
