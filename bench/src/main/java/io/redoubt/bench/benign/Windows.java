package io.redoubt.bench.benign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes Windows events as a shipper does: one JSON object a line.
final class Windows {
  static final String SECURITY = "Security";
  static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";
  static final String POWERSHELL = "Microsoft-Windows-PowerShell/Operational";
  static final String SYSTEM = "System";
  static final String TASKS = "Microsoft-Windows-TaskScheduler/Operational";
  static final String DEFENDER = "Microsoft-Windows-Windows Defender/Operational";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final Map<String, String> PROVIDERS =
      Map.of(
          SECURITY, "Microsoft-Windows-Security-Auditing",
          SYSMON, "Microsoft-Windows-Sysmon",
          POWERSHELL, "Microsoft-Windows-PowerShell",
          TASKS, "Microsoft-Windows-TaskScheduler",
          DEFENDER, "Microsoft-Windows-Windows Defender");

  private final Fleet fleet;

  Windows(Fleet fleet) {
    this.fleet = fleet;
  }

  /// Writes one event.
  ///
  /// @param data names and values of its data, in turn
  void event(String channel, String machine, int id, Instant time, String... data) {
    event(channel, PROVIDERS.getOrDefault(channel, "unknown"), machine, id, time, data);
  }

  /// The same of a provider that is not the only one of its channel.
  void event(
      String channel, String provider, String machine, int id, Instant time, String... data) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (channel.equals(SYSMON)) {
      values.put("UtcTime", UTC.format(time));
    }
    for (int i = 0; i + 1 < data.length; i += 2) {
      values.put(data[i], data[i + 1]);
    }
    String computer = machine + "." + Fleet.DOMAIN;
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("channel", channel);
    log.put("provider_name", provider);
    log.put("event_id", Integer.toString(id));
    log.put("record_id", fleet.record());
    log.put("computer_name", computer);
    log.put("event_data", values);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@timestamp", TIME.format(time));
    document.put("winlog", log);
    document.put(
        "event", Map.of("kind", "event", "code", Integer.toString(id), "provider", provider));
    document.put("host", Map.of("name", computer));
    fleet.sheet("windows/" + machine.toLowerCase() + ".ndjson").add(time, Json.of(document));
  }

  /// A process that begins, as Sysmon and the audit of the system write it.
  void process(
      String machine, Instant time, String user, String image, String line, String parent) {
    String sid = user.equals("NT AUTHORITY\\SYSTEM") ? "S-1-5-18" : "S-1-5-21-1004336348-1";
    String pid = Integer.toString(Math.abs((line + time).hashCode() % 20_000) + 400);
    event(
        SYSMON,
        machine,
        1,
        time,
        "ProcessId",
        pid,
        "Image",
        image,
        "CommandLine",
        line,
        "CurrentDirectory",
        "C:\\Windows\\system32\\",
        "User",
        user,
        "IntegrityLevel",
        user.contains("SYSTEM") ? "System" : "Medium",
        "ParentImage",
        parent,
        "ParentCommandLine",
        parent);
    event(
        SECURITY,
        machine,
        4688,
        time,
        "SubjectUserSid",
        sid,
        "SubjectUserName",
        user.substring(user.indexOf('\\') + 1),
        "NewProcessId",
        "0x" + Integer.toHexString(Integer.parseInt(pid)),
        "NewProcessName",
        image,
        "CommandLine",
        line,
        "ParentProcessName",
        parent);
  }
}
