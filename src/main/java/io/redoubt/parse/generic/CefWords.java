package io.redoubt.parse.generic;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;
import java.util.HashMap;
import java.util.Map;

/// The CEF dictionary: what the extension's keys mean in ECS. Stateless.
final class CefWords {
  private static final Map<Field, Field> TO_ECS = new HashMap<>();

  static {
    put("src", Ecs.SOURCE_IP);
    put("spt", Ecs.SOURCE_PORT);
    put("smac", Ecs.SOURCE_MAC);
    put("shost", Ecs.SOURCE_DOMAIN);
    put("dst", Ecs.DESTINATION_IP);
    put("dpt", Ecs.DESTINATION_PORT);
    put("dmac", Ecs.DESTINATION_MAC);
    put("dhost", Ecs.DESTINATION_DOMAIN);
    put("suser", Ecs.USER_NAME);
    put("duser", Ecs.USER_TARGET_NAME);
    put("duid", Ecs.USER_TARGET_ID);
    put("suid", Ecs.USER_ID);
    put("dvchost", Ecs.HOST_NAME);
    put("dvc", Ecs.HOST_IP);
    put("act", Ecs.EVENT_ACTION);
    put("msg", Ecs.MESSAGE);
    put("reason", Ecs.EVENT_REASON);
    put("app", Ecs.NETWORK_PROTOCOL);
    put("proto", Ecs.NETWORK_TRANSPORT);
    put("request", Ecs.URL_ORIGINAL);
    put("requestMethod", Ecs.HTTP_REQUEST_METHOD);
    put("requestClientApplication", Ecs.USER_AGENT_ORIGINAL);
    put("fname", Ecs.FILE_NAME);
    put("filePath", Ecs.FILE_PATH);
    put("fsize", Ecs.FILE_SIZE);
    put("sproc", Ecs.PROCESS_NAME);
    put("dproc", Ecs.PROCESS_NAME);
    put("in", Ecs.SOURCE_BYTES);
    put("out", Ecs.DESTINATION_BYTES);
    put("cat", Ecs.RULE_CATEGORY);
    put("externalId", Ecs.EVENT_SEQUENCE);
  }

  private CefWords() {}

  private static void put(String key, Field field) {
    TO_ECS.put(Field.of("cef.extensions." + key), field);
  }

  /// Adds the ECS fields of the cells from `first` on, and the time.
  static void add(int first, EventBuilder out) {
    int size = out.size();
    for (int i = first; i < size; i++) {
      Field to = TO_ECS.get(out.field(i));
      if (to != null && !out.has(to) && says(out, i)) {
        out.alias(to, i);
      }
    }
    time(out);
  }

  private static boolean says(EventBuilder out, int cell) {
    int from = out.spanStart(cell);
    int to = from + out.spanLength(cell);
    byte[] buffer = out.spanBuffer(cell);
    return !Bytes.equal(buffer, from, to, "N/A") && !Bytes.equal(buffer, from, to, "-");
  }

  private static void time(EventBuilder out) {
    for (String key : new String[] {"rt", "start", "end"}) {
      int time = out.find(Field.of("cef.extensions." + key));
      if (time >= 0) {
        out.time(GuessedFields.shape(out, time), time);
        return;
      }
    }
  }
}
