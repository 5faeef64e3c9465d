package io.redoubt.parse.windows;

import io.redoubt.event.Ecs;
import java.util.Map;
import java.util.Set;

/// The ways in which exporters arrange a Windows event. Each says which `winlog` field the path
/// of a leaf becomes.
enum Dialect {
  /// Event XML, and `evtx_dump`: the XML's tree, attributes below `#attributes`, or beside it in
  /// `X_attributes`.
  TREE {
    @Override
    Place place(String path) {
      return WinlogPaths.of(path.replace("_attributes.", ".#attributes."));
    }
  },

  /// Velociraptor's `parse_evtx`: the tree without its root, attributes like elements.
  BARE_TREE {
    @Override
    Place place(String path) {
      String plain = path.endsWith(".Value") ? path.substring(0, path.length() - 6) : path;
      boolean event = path.startsWith("System.") || path.startsWith("EventData.");
      return event || path.startsWith("UserData.")
          ? WinlogPaths.of("Event." + plain)
          : Place.text("redoubt.native." + path);
    }
  },

  /// Winlogbeat and Elastic Agent: fields stand where they belong.
  WINLOGBEAT {
    @Override
    Place place(String path) {
      return switch (path) {
        case "@timestamp" -> new Place(Ecs.TIMESTAMP, Place.Kind.TIME);
        case "event.original" -> Place.text("redoubt.native.event.original");
        case "winlog.event_id", "winlog.record_id", "winlog.version" -> Place.number(path);
        default ->
            path.startsWith("winlog.") && !path.startsWith("winlog.process.")
                ? Place.text(path)
                : Place.asItIs(path);
      };
    }
  },

  /// NXLog, Security-Datasets and Log Analytics: one flat object, what the system says beside the
  /// event's data.
  FLAT {
    @Override
    Place place(String path) {
      Place known = SYSTEM.get(path);
      if (known != null) {
        return known;
      }
      return TRANSPORT.contains(path)
          ? Place.text("redoubt.native." + path)
          : Place.text("winlog.event_data." + path);
    }
  };

  private static final Map<String, Place> SYSTEM =
      Map.ofEntries(
          Map.entry("EventID", Place.number("winlog.event_id")),
          Map.entry("Channel", Place.text("winlog.channel")),
          Map.entry("Hostname", Place.text("winlog.computer_name")),
          Map.entry("Computer", Place.text("winlog.computer_name")),
          Map.entry("ComputerName", Place.text("winlog.computer_name")),
          Map.entry("SourceName", Place.text("winlog.provider_name")),
          Map.entry("ProviderName", Place.text("winlog.provider_name")),
          Map.entry("EventSourceName", Place.text("winlog.provider_name")),
          Map.entry("Provider_Name", Place.text("winlog.provider_name")),
          Map.entry("ProviderGuid", Place.text("winlog.provider_guid")),
          Map.entry("Provider_Guid", Place.text("winlog.provider_guid")),
          Map.entry("Task", Place.number("winlog.task")),
          Map.entry("Opcode", Place.number("winlog.opcode")),
          Map.entry("OpcodeValue", Place.number("winlog.opcode")),
          Map.entry("Level", Place.number("winlog.level")),
          Map.entry("Version", Place.number("winlog.version")),
          Map.entry("Keywords", new Place(Ecs.WINLOG_KEYWORDS, Place.Kind.MASK)),
          Map.entry("RecordNumber", Place.number("winlog.record_id")),
          Map.entry("EventRecordID", Place.number("winlog.record_id")),
          Map.entry("ExecutionProcessID", Place.number("winlog.process.pid")),
          Map.entry("ThreadID", Place.number("winlog.process.thread.id")),
          Map.entry("ExecutionThreadID", Place.number("winlog.process.thread.id")),
          Map.entry("ActivityID", Place.text("winlog.activity_id")),
          Map.entry("RelatedActivityID", Place.text("winlog.related_activity_id")),
          Map.entry("UserID", Place.text("winlog.user.identifier")),
          Map.entry("AccountType", Place.text("winlog.user.type")),
          Map.entry("Category", Place.text("winlog.rendering_info.Task")),
          Map.entry("EventTypeOrignal", Place.text("winlog.event_data.EventType")),
          Map.entry("Message", Place.asItIs("message")),
          Map.entry("Severity", Place.text("log.level")),
          Map.entry("TimeCreated", new Place(Ecs.TIMESTAMP, Place.Kind.TIME)),
          Map.entry("@timestamp", new Place(Ecs.TIMESTAMP, Place.Kind.TIME)),
          Map.entry("TimeGenerated", new Place(Ecs.TIMESTAMP, Place.Kind.TIME)),
          Map.entry("EventTime", new Place(Ecs.TIMESTAMP, Place.Kind.TIME)));

  private static final Set<String> TRANSPORT =
      Set.of(
          "@version",
          "EventReceivedTime",
          "EventOriginId",
          "MG",
          "ManagementGroupName",
          "SourceComputerId",
          "SourceSystem",
          "TenantId",
          "Type",
          "SeverityValue",
          "SourceModuleName",
          "SourceModuleType",
          "host",
          "path",
          "port",
          "tags",
          "type");

  /// Where the leaf at this path goes.
  abstract Place place(String path);
}
