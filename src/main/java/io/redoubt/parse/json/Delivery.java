package io.redoubt.parse.json;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.JsonScan;
import java.util.List;

/// Objects that only wrap an array of records: CloudTrail's and Azure's `records`, Microsoft
/// Graph's `value`, GuardDuty's `Findings`.
final class Delivery {
  private static final List<String> WRAPPERS =
      List.of("Records", "records", "value", "Findings", "findings", "events", "items", "data");
  private static final int MOST_KEYS_BEFORE = 6;

  private Delivery() {}

  /// Whether an array begins at `from` whose first element is an object, or which is empty.
  static boolean arrayOfObjects(byte[] buffer, int from, int to) {
    if (from >= to || buffer[from] != '[') {
      return false;
    }
    int first = JsonScan.space(buffer, from + 1, to);
    return first < to && (buffer[first] == '{' || buffer[first] == ']');
  }

  /// Index just inside the wrapped array when the object at `from` is such a wrapper, else -1. Only
  /// scalars may stand before the array.
  static int inside(byte[] buffer, int from, int to) {
    int at = JsonScan.space(buffer, from + 1, to);
    for (int keys = 0; keys < MOST_KEYS_BEFORE && at < to && buffer[at] == '"'; keys++) {
      int keyEnd = JsonScan.stringEnd(buffer, at + 1, to);
      int value = JsonScan.space(buffer, keyEnd + 1, to);
      if (value >= to || buffer[value] != ':') {
        return -1;
      }
      value = JsonScan.space(buffer, value + 1, to);
      if (wraps(buffer, at + 1, keyEnd) && arrayOfObjects(buffer, value, to)) {
        return value + 1;
      }
      boolean nested = value < to && (buffer[value] == '{' || buffer[value] == '[');
      int end = nested ? -1 : JsonScan.valueEnd(buffer, value, to);
      int comma = end < 0 ? to : JsonScan.space(buffer, end, to);
      if (comma >= to || buffer[comma] != ',') {
        return -1;
      }
      at = JsonScan.space(buffer, comma + 1, to);
    }
    return -1;
  }

  private static boolean wraps(byte[] buffer, int from, int to) {
    for (String name : WRAPPERS) {
      if (Bytes.equal(buffer, from, to, name)) {
        return true;
      }
    }
    return false;
  }
}
