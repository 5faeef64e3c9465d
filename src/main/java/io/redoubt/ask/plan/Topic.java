package io.redoubt.ask.plan;

import static io.redoubt.ask.plan.Column.ACTION;
import static io.redoubt.ask.plan.Column.AGENT;
import static io.redoubt.ask.plan.Column.CATEGORY;
import static io.redoubt.ask.plan.Column.COMMAND;
import static io.redoubt.ask.plan.Column.DESTINATION;
import static io.redoubt.ask.plan.Column.FILE;
import static io.redoubt.ask.plan.Column.FORMAT;
import static io.redoubt.ask.plan.Column.HOST;
import static io.redoubt.ask.plan.Column.LOOKUP;
import static io.redoubt.ask.plan.Column.PORT;
import static io.redoubt.ask.plan.Column.PROCESS;
import static io.redoubt.ask.plan.Column.SERVICE;
import static io.redoubt.ask.plan.Column.SIGNATURE;
import static io.redoubt.ask.plan.Column.SOURCE;
import static io.redoubt.ask.plan.Column.STATUS;
import static io.redoubt.ask.plan.Column.TARGET_USER;
import static io.redoubt.ask.plan.Column.URL;
import static io.redoubt.ask.plan.Column.USER;

import java.util.List;

/// What a question may be about: each with the query of `search` that finds its events, and the
/// fields that tell most of it. The fields are those of ECS, so a topic means the same in every
/// format.
public enum Topic {
  /// All events.
  ANYTHING("event", "events", "*", List.of(CATEGORY, ACTION, HOST, SOURCE, USER)),
  /// Log-ons that failed.
  FAILED_LOGONS(
      "failed log-on",
      "failed log-ons",
      "event.category:authentication AND event.outcome:failure",
      List.of(SOURCE, USER, HOST)),
  /// Log-ons that succeeded.
  LOGONS(
      "successful log-on",
      "successful log-ons",
      "event.category:authentication AND event.outcome:success AND NOT event.type:end",
      List.of(USER, SOURCE, HOST)),
  /// Both.
  ALL_LOGONS(
      "log-on",
      "log-ons",
      "event.category:authentication AND event.outcome:(success OR failure) AND NOT event.type:end",
      List.of(USER, SOURCE, HOST, Column.OUTCOME)),
  /// Rights of somebody else used: sudo, su, special privileges.
  PRIVILEGES(
      "use of privileges",
      "uses of privileges",
      "process.name:(sudo OR su OR doas OR pkexec) OR event.action:(sudo OR su)"
          + " OR event.code:(4672 OR 4673 OR 4674)",
      List.of(USER, COMMAND, HOST)),
  /// Requests that web servers answered.
  WEB_REQUESTS(
      "web request", "web requests", "event.category:web", List.of(SOURCE, URL, STATUS, AGENT)),
  /// Requests in which something is tried, and tools that do so.
  WEB_ATTACKS(
      "request with an attack pattern",
      "requests with attack patterns",
      "event.category:web AND (\"union select\" OR 20select OR \"or 1 1\" OR \"etc passwd\" OR"
          + " 2fetc OR \"bin sh\" OR \"bin bash\" OR \"cmd.exe\" OR jndi OR sqlmap OR nikto OR"
          + " gobuster OR nuclei OR wpscan OR masscan OR zgrab OR xp_cmdshell OR \"wp-config\" OR"
          + " \"git config\" OR \"git head\" OR \"script alert\" OR 3cscript OR webshell OR"
          + " \"shell.php\" OR \"phpmyadmin\" OR url.original:*../*)",
      List.of(SOURCE, URL, STATUS, AGENT)),
  /// Requests that a web server could not answer.
  WEB_ERRORS(
      "web server error",
      "web server errors",
      "event.category:web AND http.response.status_code >= 500",
      List.of(URL, STATUS, SOURCE)),
  /// Services that were installed.
  NEW_SERVICES(
      "installed service",
      "installed services",
      "event.code:(7045 OR 4697) OR event.action:service-installed",
      List.of(SERVICE, FILE, HOST, USER)),
  /// Tasks that were scheduled.
  SCHEDULED_TASKS(
      "scheduled task",
      "scheduled tasks",
      "event.code:(4698 OR 4702 OR 106) OR event.action:scheduled-task-created OR schtasks",
      List.of(HOST, USER, COMMAND)),
  /// Users and groups that were made.
  NEW_ACCOUNTS(
      "new account or group",
      "new accounts and groups",
      "(event.category:iam AND event.type:creation AND event.type:(user OR group)) OR"
          + " event.code:4720 OR event.action:(user_created OR createuser OR added-user-account)",
      List.of(TARGET_USER, USER, HOST, ACTION)),
  /// Members of groups, rights, passwords.
  ACCOUNT_CHANGES(
      "change of accounts or rights",
      "changes of accounts and rights",
      "event.category:iam AND NOT event.code:(7045 OR 4697)",
      List.of(ACTION, TARGET_USER, USER, HOST)),
  /// Files fetched by a program.
  DOWNLOADS(
      "download by a program",
      "downloads by programs",
      "(process.name:(wget OR curl OR bitsadmin OR bitsadmin.exe OR certutil.exe OR curl.exe) OR"
          + " ((\"curl http\" OR \"curl s\" OR \"curl o\" OR \"wget http\" OR \"wget q\" OR"
          + " \"invoke-webrequest\" OR downloadstring OR downloadfile OR \"urlcache\") AND NOT"
          + " event.category:web) OR suricata.eve.event_type:fileinfo)",
      List.of(HOST, COMMAND, SOURCE, DESTINATION)),
  /// Programs that were started.
  PROCESSES(
      "started program",
      "started programs",
      "event.category:process AND NOT event.type:end",
      List.of(PROCESS, COMMAND, USER, HOST)),
  /// PowerShell.
  POWERSHELL(
      "PowerShell event",
      "PowerShell events",
      "process.name:(powershell.exe OR pwsh OR pwsh.exe) OR powershell",
      List.of(HOST, USER, COMMAND)),
  /// Names that were looked up.
  DNS("DNS lookup", "DNS lookups", "dns.question.name:*", List.of(LOOKUP, SOURCE, DESTINATION)),
  /// Connections and flows.
  CONNECTIONS(
      "network event",
      "network events",
      "event.category:network",
      List.of(SOURCE, DESTINATION, PORT)),
  /// What was refused on the network or by a policy.
  BLOCKED(
      "blocked event",
      "blocked events",
      "event.type:denied",
      List.of(SOURCE, DESTINATION, PORT, ACTION)),
  /// Logs that were cleared, logging that was stopped.
  LOG_TAMPERING(
      "event of logs cleared or logging stopped",
      "events of logs cleared or logging stopped",
      "event.code:(1102 OR 104) OR event.action:(audit-log-cleared OR stoplogging OR deletetrail)"
          + " OR \"stop auditd\" OR \"stop rsyslog\" OR \"clear-eventlog\" OR \"wevtutil cl\"",
      List.of(HOST, USER, ACTION)),
  /// What intrusion detection of other products said.
  SIGNATURES(
      "intrusion detection event",
      "intrusion detection events",
      "event.category:intrusion_detection",
      List.of(SIGNATURE, SOURCE, DESTINATION)),
  /// Malware that a product names.
  MALWARE(
      "malware event",
      "malware events",
      "event.category:malware OR malware OR trojan OR ransomware OR mimikatz",
      List.of(HOST, FILE, SIGNATURE)),
  /// Files.
  FILES("file event", "file events", "event.category:file", List.of(FILE, PROCESS, HOST, USER)),
  /// Calls to a cloud.
  CLOUD(
      "cloud event",
      "cloud events",
      "cloud.provider:* OR redoubt.format:(aws.* OR azure.* OR gcp.*)",
      List.of(ACTION, USER, SOURCE)),
  /// Settings.
  SETTINGS(
      "change of settings",
      "changes of settings",
      "event.category:configuration AND NOT event.code:(7045 OR 4697)",
      List.of(ACTION, HOST, USER)),
  /// Secure shell.
  SSH(
      "SSH event",
      "SSH events",
      "redoubt.format:syslog.sshd OR network.protocol:ssh OR destination.port:22",
      List.of(SOURCE, USER, ACTION)),
  /// Remote desktop.
  RDP(
      "remote desktop event",
      "remote desktop events",
      "winlog.event_data.LogonType:10 OR destination.port:3389 OR network.protocol:rdp",
      List.of(SOURCE, USER, HOST)),
  /// Moving from machine to machine.
  LATERAL(
      "event of remote execution or shares",
      "events of remote execution or shares",
      "psexec OR psexesvc OR wmiprvse OR winrm OR \"admin$\" OR event.code:(4648 OR 5140 OR 5145)",
      List.of(SOURCE, USER, HOST)),
  /// Much data at once.
  TRANSFERS(
      "transfer of more than 10 MB",
      "transfers of more than 10 MB",
      "source.bytes > 10000000 OR destination.bytes > 10000000 OR network.bytes > 10000000"
          + " OR http.response.body.bytes > 10000000",
      List.of(SOURCE, DESTINATION, URL)),
  /// Errors of any program.
  ERRORS(
      "error",
      "errors",
      "event.type:error OR log.level:(error OR critical OR alert OR emergency OR err OR crit)",
      List.of(PROCESS, HOST, ACTION)),
  /// Records that fit no format.
  UNPARSED(
      "record that fits no format",
      "records that fit no format",
      "redoubt.parse.status:rejected",
      List.of(FORMAT, Column.HOST));

  private final String one;
  private final String many;
  private final String query;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Column> columns;

  Topic(String one, String many, String query, List<Column> columns) {
    this.one = one;
    this.many = many;
    this.query = query;
    this.columns = columns;
  }

  /// What one of its events is called, without an article.
  public String one() {
    return one;
  }

  /// What several are called.
  public String many() {
    return many;
  }

  /// Which events, in the language of `search`.
  public String query() {
    return query;
  }

  /// The fields that tell most, the most telling first.
  public List<Column> columns() {
    return columns;
  }

  /// As it stands in a plan: lower case, words joined by underscores.
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
