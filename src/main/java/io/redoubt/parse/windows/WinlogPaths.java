package io.redoubt.parse.windows;

import io.redoubt.event.Ecs;
import io.redoubt.event.Field;
import java.util.Map;

/// Which field a part of a Windows event becomes. A part is named by its path in the event's XML,
/// attributes below `#attributes`, as `evtx_dump` writes it in JSON:
/// `Event.System.Provider.#attributes.Name`. The fields are those of Winlogbeat; what Winlogbeat
/// drops stands beside them under the element's own name.
public final class WinlogPaths {
  private static final String EVENT_DATA = "winlog.event_data.";

  private static final Place NOTHING = new Place(Ecs.WINLOG_EVENT_DATA, Place.Kind.NOTHING);
  private static final Place UNNAMED =
      new Place(Field.of("winlog.event_data.param"), Place.Kind.UNNAMED);

  private static final Map<String, Place> SYSTEM =
      Map.ofEntries(
          Map.entry("Provider.Name", Place.text("winlog.provider_name")),
          Map.entry("Provider.Guid", Place.text("winlog.provider_guid")),
          Map.entry("Provider.EventSourceName", Place.text("winlog.event_source_name")),
          Map.entry("EventID", Place.number("winlog.event_id")),
          Map.entry("EventID.Qualifiers", Place.number("winlog.qualifiers")),
          Map.entry("Version", Place.number("winlog.version")),
          Map.entry("Level", Place.number("winlog.level")),
          Map.entry("Task", Place.number("winlog.task")),
          Map.entry("Opcode", Place.number("winlog.opcode")),
          Map.entry("Keywords", new Place(Ecs.WINLOG_KEYWORDS, Place.Kind.MASK)),
          Map.entry("TimeCreated.SystemTime", new Place(Ecs.TIMESTAMP, Place.Kind.TIME)),
          Map.entry("EventRecordID", Place.number("winlog.record_id")),
          Map.entry("Correlation.ActivityID", Place.text("winlog.activity_id")),
          Map.entry("Correlation.RelatedActivityID", Place.text("winlog.related_activity_id")),
          Map.entry("Execution.ProcessID", Place.number("winlog.process.pid")),
          Map.entry("Execution.ThreadID", Place.number("winlog.process.thread.id")),
          Map.entry("Channel", Place.text("winlog.channel")),
          Map.entry("Computer", Place.text("winlog.computer_name")),
          Map.entry("Security.UserID", Place.text("winlog.user.identifier")));

  private WinlogPaths() {}

  /// The place of the part at this path.
  public static Place of(String path) {
    String[] step = path.split("\\.", 3);
    if (step.length < 3 || path.contains("#attributes.xmlns")) {
      return NOTHING;
    }
    String rest = plain(step[2]);
    return switch (step[1]) {
      case "System" -> system(rest);
      case "EventData" -> eventData(step[2], rest);
      case "UserData" -> userData(rest);
      case "RenderingInfo" -> rendering(rest);
      default -> Place.text("winlog." + step[1] + "." + rest);
    };
  }

  /// The place of the event data of this name.
  public static Place data(String name) {
    return Place.text(EVENT_DATA + name);
  }

  private static Place system(String rest) {
    Place known = SYSTEM.get(rest);
    return known != null ? known : Place.text("winlog.system." + rest);
  }

  private static Place eventData(String raw, String rest) {
    if (rest.equals("Data")) {
      return UNNAMED;
    }
    if (rest.equals("Data.Name")) {
      return NOTHING;
    }
    return raw.startsWith("#attributes.")
        ? Place.text("winlog.event_data_" + rest)
        : Place.text(EVENT_DATA + rest);
  }

  private static Place userData(String rest) {
    int root = rest.indexOf('.');
    return Place.text("winlog.user_data." + rest.substring(root + 1));
  }

  private static Place rendering(String rest) {
    return switch (rest) {
      case "Message" -> Place.asItIs("message");
      case "Level" -> Place.text("log.level");
      default -> Place.text("winlog.rendering_info." + rest);
    };
  }

  /// The path without the words for attribute and text.
  private static String plain(String rest) {
    String text = rest.endsWith(".#text") ? rest.substring(0, rest.length() - 6) : rest;
    return text.indexOf('#') < 0 ? text : text.replace("#attributes.", "");
  }
}
