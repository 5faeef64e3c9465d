package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which fields are counted per group, and up to how many distinct values of each.
final class Tallied {
  private static final int MANY = 200;
  private static final int FEW = 24;

  /// Values that stand for "nothing".
  private static final Set<String> EMPTY =
      Set.of("", "-", "(null)", "null", "undefined", "N/A", "unknown", "UNKNOWN", "0.0.0.0", "::");

  private static final byte[][] EMPTY_BYTES =
      EMPTY.stream().map(s -> s.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);

  /// The fields, in order.
  private static final Map<Field, Integer> FIELDS = fields();

  private Tallied() {}

  /// Up to how many distinct values of the field; 0 when it is not counted.
  static int limit(Field field) {
    return FIELDS.getOrDefault(field, 0);
  }

  /// Whether a value names something.
  static boolean says(String value) {
    return !EMPTY.contains(value);
  }

  /// The same for a value in ASCII.
  static boolean says(byte[] buffer, int from, int length) {
    for (byte[] empty : EMPTY_BYTES) {
      if (empty.length == length && Arrays.equals(buffer, from, from + length, empty, 0, length)) {
        return false;
      }
    }
    return true;
  }

  private static Map<Field, Integer> fields() {
    Map<Field, Integer> fields = new LinkedHashMap<>();
    for (Field field :
        new Field[] {
          Ecs.SOURCE_IP, Ecs.DESTINATION_IP, Ecs.USER_NAME, Ecs.USER_TARGET_NAME, Ecs.HOST_NAME
        }) {
      fields.put(field, MANY);
    }
    for (Field field :
        new Field[] {
          Ecs.EVENT_OUTCOME,
          Ecs.EVENT_ACTION,
          Ecs.EVENT_CODE,
          Ecs.HOST_IP,
          Ecs.DESTINATION_PORT,
          Ecs.NETWORK_PROTOCOL,
          Ecs.OBSERVER_PRODUCT,
          Ecs.HTTP_REQUEST_METHOD,
          Ecs.HTTP_RESPONSE_STATUS_CODE,
          Ecs.URL_ORIGINAL,
          Ecs.URL_PATH,
          Ecs.URL_DOMAIN,
          Ecs.USER_AGENT_ORIGINAL,
          Ecs.PROCESS_NAME,
          Ecs.PROCESS_EXECUTABLE,
          Ecs.PROCESS_COMMAND_LINE,
          Ecs.PROCESS_PARENT_NAME,
          Ecs.FILE_PATH,
          Ecs.SERVICE_NAME,
          Ecs.REGISTRY_PATH,
          Ecs.DNS_QUESTION_NAME,
          Ecs.GROUP_NAME,
          Ecs.CLOUD_PROVIDER,
          Ecs.CLOUD_ACCOUNT_ID,
          Ecs.CLOUD_SERVICE_NAME,
          Ecs.RULE_NAME,
          Ecs.RULE_CATEGORY
        }) {
      fields.put(field, FEW);
    }
    return Collections.unmodifiableMap(fields);
  }
}
