package io.redoubt.ask.plan;

/// The fields whose frequent values can be asked for.
public enum Column {
  /// Where it came from.
  SOURCE("source.ip", "source addresses"),
  /// Where it went.
  DESTINATION("destination.ip", "destination addresses"),
  /// Who.
  USER("user.name", "users"),
  /// An account that was changed.
  TARGET_USER("user.target.name", "changed accounts"),
  /// On which machine.
  HOST("host.name", "hosts"),
  /// Which program.
  PROCESS("process.name", "programs"),
  /// How it was called.
  COMMAND("process.command_line", "command lines"),
  /// What was done.
  ACTION("event.action", "actions"),
  /// How it ended.
  OUTCOME("event.outcome", "outcomes"),
  /// What kind of event.
  CATEGORY("event.category", "categories"),
  /// The number of the kind of event.
  CODE("event.code", "event codes"),
  /// To which port.
  PORT("destination.port", "destination ports"),
  /// What was requested.
  URL("url.path", "requested paths"),
  /// What the web server answered.
  STATUS("http.response.status_code", "status codes"),
  /// With which client.
  AGENT("user_agent.original", "user agents"),
  /// Which name was looked up.
  LOOKUP("dns.question.name", "looked-up names"),
  /// Which service or task.
  SERVICE("service.name", "services"),
  /// Which file.
  FILE("file.path", "files"),
  /// Which signature of another product.
  SIGNATURE("rule.name", "signatures"),
  /// Which format of log.
  FORMAT("redoubt.format", "log formats");

  private final String field;
  private final String said;

  Column(String field, String said) {
    this.field = field;
    this.said = said;
  }

  /// The field.
  public String field() {
    return field;
  }

  /// What people call its values.
  public String said() {
    return said;
  }
}
