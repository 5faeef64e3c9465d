package io.redoubt.taxonomy.ecs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Which ECS field each line of a PowerShell context goes to: the text of the events 400, 403, 600
/// and 800 (`HostName=ConsoleHost`) and the `ContextInfo` of 4103 (`Host Name = ConsoleHost`).
/// Blanks and letter case in keys do not count. The names are Winlogbeat's.
final class ContextKeys {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("newenginestate", "powershell.engine.new_state"),
          Map.entry("previousenginestate", "powershell.engine.previous_state"),
          Map.entry("engineversion", "powershell.engine.version"),
          Map.entry("providername", "powershell.provider.name"),
          Map.entry("newproviderstate", "powershell.provider.new_state"),
          Map.entry("detailsequence", "powershell.sequence"),
          Map.entry("detailtotal", "powershell.total"),
          Map.entry("sequencenumber", "powershell.context.sequence"),
          Map.entry("severity", "powershell.context.severity"),
          Map.entry("hostname", "process.title"),
          Map.entry("hostversion", "powershell.process.executable_version"),
          Map.entry("hostid", "process.entity_id"),
          Map.entry("hostapplication", "process.command_line"),
          Map.entry("runspaceid", "powershell.runspace_id"),
          Map.entry("pipelineid", "powershell.pipeline_id"),
          Map.entry("commandname", "powershell.command.name"),
          Map.entry("commandtype", "powershell.command.type"),
          Map.entry("commandpath", "powershell.command.path"),
          Map.entry("commandline", "powershell.command.value"),
          Map.entry("scriptname", "file.path"),
          Map.entry("userid", "powershell.context.user"),
          Map.entry("user", "powershell.context.user"),
          Map.entry("connecteduser", "powershell.context.connected_user"),
          Map.entry("shellid", "powershell.id"));

  private ContextKeys() {}

  static Map<String, Target> targets(Function<String, Target> fields) {
    Map<String, Target> targets = new HashMap<>();
    FIELDS.forEach((key, field) -> targets.put(key, fields.apply(field)));
    return targets;
  }
}
