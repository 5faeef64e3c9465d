package io.redoubt.parse;

import io.redoubt.event.Parser;
import io.redoubt.parse.cloud.VpcFlow;
import io.redoubt.parse.cloud.VpcFlowFile;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.ids.FastLog;
import io.redoubt.parse.json.AlertKinds;
import io.redoubt.parse.json.CloudKinds;
import io.redoubt.parse.json.JsonKind;
import io.redoubt.parse.json.JsonParser;
import io.redoubt.parse.zeek.ZeekLogs;
import io.redoubt.parse.zeek.ZeekTsv;
import java.util.List;
import java.util.stream.Stream;

/// The formats of network sensors, clouds, identity providers and endpoint agents.
final class SensorFormats {
  private SensorFormats() {}

  /// Those that frame whole entries.
  static List<FramedFormat> framed() {
    return List.of(new ZeekTsv(), new VpcFlowFile());
  }

  /// Those asked line by line; JSON objects of no known kind are left to others.
  static List<Parser> lines() {
    List<JsonKind> kinds =
        Stream.of(AlertKinds.all(), ZeekLogs.json(), CloudKinds.all())
            .flatMap(List::stream)
            .toList();
    return List.of(new JsonParser(kinds), new FastLog(), VpcFlow.plain());
  }
}
