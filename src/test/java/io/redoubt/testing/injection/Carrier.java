package io.redoubt.testing.injection;

/// Where in a record an attacker's text stands, with a record of that kind around it.
public enum Carrier {
  USER_AGENT(
      "user_agent.original",
      "203.0.113.9 - - [17/Mar/2026:02:11:03 +0000] \"GET / HTTP/1.1\" 200 12 \"-\" \"%s\""),
  REFERRER(
      "http.request.referrer",
      "203.0.113.9 - - [17/Mar/2026:02:11:03 +0000] \"GET / HTTP/1.1\" 200 12 \"%s\" \"curl/8\""),
  URI(
      "url.original",
      "203.0.113.9 - - [17/Mar/2026:02:11:03 +0000] \"GET /%s HTTP/1.1\" 404 9 \"-\" \"curl/8\""),
  JSON_BODY("http.request.body.content", "{\"event_type\":\"http\",\"http\":{\"body\":\"%s\"}}"),
  USER_NAME(
      "user.name",
      "Mar 17 02:11:03 web01 sshd[811]: Failed password for invalid user %s from 203.0.113.9 port"
          + " 22 ssh2"),
  DNS_LABEL(
      "dns.question.name", "17-Mar-2026 02:11:03 client 10.0.0.7#5353: query: %s.example.net IN A"),
  COMMAND_LINE(
      "process.command_line",
      "type=EXECVE msg=audit(1773713463.000:7): argc=2 a0=\"sh\" a1=\"%s\""),
  PROCESS_NAME("process.name", "Mar 17 02:11:03 web01 kernel: %s[77]: segfault at 0"),
  CERTIFICATE("tls.server.subject", "{\"event_type\":\"tls\",\"tls\":{\"subject\":\"CN=%s\"}}"),
  ALERT_MESSAGE(
      "rule.description",
      "[**] [1:2001:1] %s [**] [Priority: 2] {TCP} 203.0.113.9:1 -> 10.0.0.7:80"),
  FILE_NAME("file.name", "Mar 17 02:11:03 web01 proftpd[9]: STOR %s 226"),
  K8S_ANNOTATION(
      "kubernetes.audit.annotations", "{\"kind\":\"Event\",\"annotations\":{\"note\":\"%s\"}}"),
  SYSLOG_TAG("process.name", "Mar 17 02:11:03 web01 %s: started"),
  WINDOWS_STRING(
      "winlog.event_data.Workstation",
      "<Event><EventID>4625</EventID><Data Name=\"Workstation\">%s</Data></Event>");

  private final String field;
  private final String record;

  Carrier(String field, String record) {
    this.field = field;
    this.record = record;
  }

  /// The field that holds the text.
  public String field() {
    return field;
  }

  /// A record with the text in its place.
  public String record(String text) {
    return record.replace("%s", text);
  }
}
