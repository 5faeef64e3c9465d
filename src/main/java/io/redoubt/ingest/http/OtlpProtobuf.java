package io.redoubt.ingest.http;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// OpenTelemetry's export request for logs as protobuf (`ExportLogsServiceRequest` of
/// opentelemetry-proto 1.7).
public final class OtlpProtobuf {
  private static final int DEEPEST = 32;

  private OtlpProtobuf() {}

  /// Takes a body apart.
  public static Decoded read(byte[] body) {
    ExportLogsServiceRequest request;
    try {
      request = ExportLogsServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException broken) {
      return new Decoded.Unreadable("The body is no ExportLogsServiceRequest.", 1);
    }
    List<byte[]> records = new ArrayList<>();
    for (ResourceLogs logs : request.getResourceLogsList()) {
      Map<String, String> resource = strings(logs.getResource().getAttributesList());
      logs.getScopeLogsList()
          .forEach(
              scope ->
                  scope
                      .getLogRecordsList()
                      .forEach(record -> records.add(record(record, resource))));
    }
    return LokiStream.whole(records);
  }

  private static byte[] record(LogRecord log, Map<String, String> resource) {
    long nanos = log.getTimeUnixNano() != 0 ? log.getTimeUnixNano() : log.getObservedTimeUnixNano();
    OtlpRecord record =
        new OtlpRecord(
            nanos,
            OtlpRecord.severity(log.getSeverityText(), log.getSeverityNumberValue()),
            resource,
            strings(log.getAttributesList()));
    AnyValue body = log.getBody();
    if (body.getValueCase() == AnyValue.ValueCase.STRING_VALUE) {
      return record.text(body.getStringValueBytes().toByteArray());
    }
    JsonOut json = new JsonOut();
    value(body, json, 0);
    return record.json(json.bytes());
  }

  private static Map<String, String> strings(List<KeyValue> attributes) {
    Map<String, String> strings = new LinkedHashMap<>();
    for (KeyValue one : attributes) {
      if (one.getValue().getValueCase() == AnyValue.ValueCase.STRING_VALUE) {
        strings.put(one.getKey(), one.getValue().getStringValue());
      } else {
        JsonOut json = new JsonOut();
        value(one.getValue(), json, 0);
        strings.put(one.getKey(), new String(json.bytes(), StandardCharsets.UTF_8));
      }
    }
    return strings;
  }

  private static void value(AnyValue value, JsonOut out, int depth) {
    if (depth > DEEPEST) {
      out.raw("null");
      return;
    }
    switch (value.getValueCase()) {
      case STRING_VALUE -> out.string(value.getStringValueBytes().toByteArray());
      case BOOL_VALUE -> out.raw(Boolean.toString(value.getBoolValue()));
      case INT_VALUE -> out.raw(Long.toString(value.getIntValue()));
      case DOUBLE_VALUE -> number(value.getDoubleValue(), out);
      case BYTES_VALUE ->
          out.string(Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
      case ARRAY_VALUE -> {
        String between = "[";
        for (AnyValue one : value.getArrayValue().getValuesList()) {
          out.raw(between);
          value(one, out, depth + 1);
          between = ",";
        }
        out.raw(between.equals("[") ? "[]" : "]");
      }
      case KVLIST_VALUE -> {
        String between = "{";
        for (KeyValue one : value.getKvlistValue().getValuesList()) {
          out.raw(between).string(one.getKey()).raw(":");
          value(one.getValue(), out, depth + 1);
          between = ",";
        }
        out.raw(between.equals("{") ? "{}" : "}");
      }
      case VALUE_NOT_SET -> out.raw("null");
    }
  }

  private static void number(double number, JsonOut out) {
    if (Double.isFinite(number)) {
      out.raw(Double.toString(number));
    } else {
      out.string(Double.toString(number));
    }
  }
}
