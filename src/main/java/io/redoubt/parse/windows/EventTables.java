package io.redoubt.parse.windows;

import io.redoubt.event.Parser;
import io.redoubt.parse.table.Rows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Windows events exported as tables: by EvtxECmd, by PowerShell (`Get-WinEvent` or `Get-EventLog`
/// and `Export-Csv`), and by the Event Viewer, whose last column has no name. A table is one of
/// them when it has an event id, a source or log, and a message or the event's data. Immutable,
/// thread-safe.
final class EventTables implements Rows {
  /// What a column says of an event.
  enum Role {
    EVENT_ID,
    CHANNEL,
    PROVIDER,
    COMPUTER,
    TIME,
    RECORD,
    LEVEL,
    KEYWORDS,
    USER,
    PROCESS,
    THREAD,
    TASK,
    MESSAGE,
    PAYLOAD
  }

  private static final Map<String, Role> NAMES =
      Map.ofEntries(
          Map.entry("EventId", Role.EVENT_ID),
          Map.entry("EventID", Role.EVENT_ID),
          Map.entry("Event_ID", Role.EVENT_ID),
          Map.entry("Id", Role.EVENT_ID),
          Map.entry("Channel", Role.CHANNEL),
          Map.entry("LogName", Role.CHANNEL),
          Map.entry("Log", Role.CHANNEL),
          Map.entry("Provider", Role.PROVIDER),
          Map.entry("ProviderName", Role.PROVIDER),
          Map.entry("Source", Role.PROVIDER),
          Map.entry("Computer", Role.COMPUTER),
          Map.entry("MachineName", Role.COMPUTER),
          Map.entry("ComputerName", Role.COMPUTER),
          Map.entry("TimeCreated", Role.TIME),
          Map.entry("TimeGenerated", Role.TIME),
          Map.entry("Date_and_Time", Role.TIME),
          Map.entry("EventRecordId", Role.RECORD),
          Map.entry("RecordId", Role.RECORD),
          Map.entry("Index", Role.RECORD),
          Map.entry("LevelDisplayName", Role.LEVEL),
          Map.entry("EntryType", Role.LEVEL),
          Map.entry("Level", Role.LEVEL),
          Map.entry("Keywords", Role.KEYWORDS),
          Map.entry("UserId", Role.USER),
          Map.entry("ProcessId", Role.PROCESS),
          Map.entry("ThreadId", Role.THREAD),
          Map.entry("Task_Category", Role.TASK),
          Map.entry("TaskDisplayName", Role.TASK),
          Map.entry("Message", Role.MESSAGE),
          Map.entry("Payload", Role.PAYLOAD));

  private static final List<String> VIEWER =
      List.of("Level", "Date_and_Time", "Source", "Event_ID", "Task_Category");

  @Override
  public Optional<Parser> of(List<String> columns, char separator) {
    Map<Role, Integer> places = places(columns);
    boolean told = places.containsKey(Role.MESSAGE) || places.containsKey(Role.PAYLOAD);
    boolean from = places.containsKey(Role.PROVIDER) || places.containsKey(Role.CHANNEL);
    return told && from && places.containsKey(Role.EVENT_ID)
        ? Optional.of(new EventRowParser(columns, places, separator))
        : Optional.empty();
  }

  @Override
  public int beyond(List<String> columns) {
    return columns.equals(VIEWER) ? 1 : 0;
  }

  private static Map<Role, Integer> places(List<String> columns) {
    Map<Role, Integer> places = new EnumMap<>(Role.class);
    for (int i = 0; i < columns.size(); i++) {
      Role role = NAMES.get(columns.get(i));
      if (role != null) {
        places.putIfAbsent(role, i);
      }
    }
    if (columns.equals(VIEWER)) {
      places.put(Role.MESSAGE, VIEWER.size());
    }
    return places;
  }
}
