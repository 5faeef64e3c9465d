package io.redoubt.report.attack;

import io.redoubt.event.finding.RuleInfo;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A layer of the ATT&CK Navigator: each technique with the number of its rules as score and their
/// titles as comment. Source: Navigator layer file format, version 4.5.
public final class NavigatorLayer {
  /* One hue from light to dark: reads the same without red and green. */
  private static final List<String> COLOURS = List.of("#deebf7", "#6baed6", "#08519c");
  private static final int TITLES = 20;

  private NavigatorLayer() {}

  /// The layer as JSON, indented.
  ///
  /// @param name shown on the tab
  /// @param techniques rules by technique id
  public static byte[] json(String name, Map<String, List<RuleInfo>> techniques) {
    JsonBytes bytes = new JsonBytes();
    JsonWriter json = new JsonWriter(bytes, true);
    json.object().field("name", name);
    json.name("versions").object();
    json.field("navigator", "5.1.0").field("layer", "4.5").endObject();
    json.field("domain", "enterprise-attack");
    json.field("description", "How many loaded rules of Redoubt can tell of each technique.");
    json.field("sorting", 3);
    json.name("techniques").list();
    int most = 1;
    for (Map.Entry<String, List<RuleInfo>> entry : techniques.entrySet()) {
      technique(json, entry.getKey(), entry.getValue());
      most = Math.max(most, entry.getValue().size());
    }
    json.endList();
    json.name("gradient").object().strings("colors", COLOURS);
    json.field("minValue", 1).field("maxValue", most).endObject();
    json.endObject();
    bytes.raw('\n');
    return bytes.toByteArray();
  }

  private static void technique(JsonWriter json, String id, List<RuleInfo> rules) {
    String titles =
        rules.stream().limit(TITLES).map(RuleInfo::title).collect(Collectors.joining("\n"));
    int more = rules.size() - TITLES;
    json.object().field("techniqueID", id).field("score", rules.size());
    json.field("comment", more > 0 ? titles + "\nand " + more + " more" : titles);
    json.field("enabled", true).field("showSubtechniques", id.indexOf('.') >= 0).endObject();
  }
}
