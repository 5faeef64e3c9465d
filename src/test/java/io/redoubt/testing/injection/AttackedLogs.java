package io.redoubt.testing.injection;

import io.redoubt.testing.injection.Attacks.Attack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Attacks as whole records in the real formats of their carriers, spelt as a server would write
/// them, with rules that fire on each. Every attack has a name of its own in its records and a
/// silence of seven hours around it, so that it becomes an alert of its own.
public final class AttackedLogs {
  /// Stands in every record, before the number of the attack.
  public static final String MARK = "zzmark";

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String K8S =
      """
      {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"%s",\
      "stage":"ResponseComplete","requestURI":"/api/v1/pods","verb":"create",\
      "user":{"username":"%s"},"sourceIPs":["%s"],\
      "objectRef":{"resource":"pods","name":"p","apiVersion":"v1"},\
      "requestReceivedTimestamp":"%s","stageTimestamp":"%s",\
      "annotations":{"note":"%s"}}\
      """;
  private static final String WINDOWS =
      """
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>\
      <Provider Name="%s"/><EventID>%d</EventID><Level>4</Level>\
      <TimeCreated SystemTime="%s"/><EventRecordID>9</EventRecordID><Channel>%s</Channel>\
      <Computer>%s</Computer></System><EventData>%s</EventData></Event>\
      """;

  private AttackedLogs() {}

  /// The name of an attack by its place in the list.
  public static String name(int index) {
    return MARK + "%05d".formatted(index);
  }

  /// An address of its own for each, from the range for benchmarks of networks (RFC 2544).
  private static String address(String name) {
    int index = Integer.parseInt(name.substring(MARK.length()));
    return "198.18.%d.%d".formatted(index / 250, 1 + index % 250);
  }

  /// Writes `logs/` and `rules/`, one log for each carrier.
  public static void write(List<Attack> attacks, Path folder) {
    Map<Carrier, List<String>> logs = new TreeMap<>();
    for (int i = 0; i < attacks.size(); i++) {
      Attack attack = attacks.get(i);
      for (int part = 0; part < attack.texts().size(); part++) {
        Instant time = START.plusSeconds(i * 7L * 3600 + part);
        logs.computeIfAbsent(attack.carrier(), _ -> new ArrayList<>())
            .add(record(attack.carrier(), time, name(i), attack.texts().get(part)));
      }
    }
    try {
      Path into = Files.createDirectories(folder.resolve("logs"));
      for (Map.Entry<Carrier, List<String>> log : logs.entrySet()) {
        String file = log.getKey().name().toLowerCase(Locale.ROOT) + ".log";
        String whole = String.join("\n", log.getValue()) + "\n";
        Files.write(into.resolve(file), whole.getBytes(StandardCharsets.UTF_8));
      }
      rules(Files.createDirectories(folder.resolve("rules")), attacks);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /* One for each attack, so that alerts of many alike are not told as one. */
  private static void rules(Path folder, List<Attack> attacks) throws IOException {
    for (int i = 0; i < attacks.size(); i++) {
      Files.writeString(
          folder.resolve(i + ".yml"),
          """
          title: Marked record %1$d
          id: 5b1d5c5e-0000-4000-8000-0000000%1$05d
          status: test
          description: Fires on records of a test.
          level: high
          logsource:
            %2$s
          detection:
            keywords:
              - '%3$s'
            condition: keywords
          """
              .formatted(i, source(attacks.get(i).carrier()), name(i)));
    }
  }

  private static String source(Carrier carrier) {
    return switch (carrier) {
      case USER_AGENT, REFERRER, URI -> "category: webserver";
      case JSON_BODY, DNS_LABEL, CERTIFICATE, ALERT_MESSAGE -> "product: suricata";
      case USER_NAME, FILE_NAME, SYSLOG_TAG -> "product: linux";
      case COMMAND_LINE, PROCESS_NAME, WINDOWS_STRING -> "product: windows";
      case K8S_ANNOTATION -> "product: kubernetes\n  service: audit";
    };
  }

  private static String record(Carrier carrier, Instant time, String name, String text) {
    return switch (carrier) {
      case USER_AGENT -> access(time, "/" + name, "-", quoted(text));
      case REFERRER -> access(time, "/" + name, quoted(text), "curl/8");
      case URI -> access(time, "/" + name + "?q=" + url(text), "-", "curl/8");
      case JSON_BODY -> webCall(time, name, text);
      case DNS_LABEL -> lookup(time, name, text);
      case CERTIFICATE -> handshake(time, name, text);
      case ALERT_MESSAGE -> alert(time, name, text);
      case USER_NAME ->
          syslog(
              time,
              name,
              "sshd[811]: Failed password for invalid user %s from %s port 22 ssh2"
                  .formatted(line(text), address(name)));
      case FILE_NAME ->
          syslog(
              time,
              name,
              "vsftpd[9]: [bob] OK UPLOAD: Client \"%s\", \"/srv/%s\", 12 bytes, 1.0Kbyte/sec"
                  .formatted(address(name), line(text)));
      case SYSLOG_TAG -> syslog(time, name, line(text) + ": started");
      case COMMAND_LINE -> sysmon(time, name, "C:\\Windows\\cmd.exe", "cmd /c echo " + text);
      case PROCESS_NAME -> sysmon(time, name, "C:\\Temp\\" + text + ".exe", "run");
      case WINDOWS_STRING -> failedLogOn(time, name, text);
      case K8S_ANNOTATION -> K8S.formatted(name, name, address(name), time, time, json(text));
    };
  }

  private static String webCall(Instant time, String name, String text) {
    return eve(
        time,
        name,
        "http",
        "\"http\":{\"hostname\":\"shop.example\",\"url\":\"/api\",\"http_method\":\"POST\","
            + "\"status\":200,\"http_request_body_printable\":\""
            + json(text)
            + "\"}");
  }

  private static String lookup(Instant time, String name, String text) {
    return eve(
        time,
        name,
        "dns",
        "\"dns\":{\"type\":\"query\",\"rrtype\":\"A\",\"rrname\":\""
            + json(text)
            + ".example.net\"}");
  }

  private static String handshake(Instant time, String name, String text) {
    return eve(
        time,
        name,
        "tls",
        "\"tls\":{\"version\":\"TLS 1.3\",\"issuerdn\":\"CN=Test CA\",\"subject\":\"CN="
            + json(text)
            + "\"}");
  }

  private static String alert(Instant time, String name, String text) {
    return eve(
        time,
        name,
        "alert",
        "\"alert\":{\"gid\":1,\"signature_id\":2001,\"rev\":1,\"severity\":1,"
            + "\"category\":\"Misc Attack\",\"signature\":\""
            + json(text)
            + "\"}");
  }

  private static String failedLogOn(Instant time, String name, String text) {
    return windows(
        time,
        name,
        "Microsoft-Windows-Security-Auditing",
        "Security",
        4625,
        "<Data Name=\"TargetUserName\">bob</Data><Data Name=\"WorkstationName\">"
            + xml(text)
            + "</Data>");
  }

  private static String access(Instant time, String path, String referrer, String agent) {
    String name = path.substring(1, 1 + name(0).length());
    return "%s - - [%s] \"GET %s HTTP/1.1\" 200 12 \"%s\" \"%s\""
        .formatted(address(name), CLF.format(time), path, referrer, agent);
  }

  private static String eve(Instant time, String name, String type, String more) {
    String stamp = time.toString().replace("Z", ".000000+0000");
    return ("{\"timestamp\":\"%s\",\"flow_id\":7,\"in_iface\":\"%s\",\"event_type\":\"%s\","
            + "\"src_ip\":\"%s\",\"src_port\":4000,\"dest_ip\":\"10.0.0.7\",\"dest_port\":80,"
            + "\"proto\":\"TCP\",%s}")
        .formatted(stamp, name, type, address(name), more);
  }

  private static String syslog(Instant time, String name, String message) {
    return time + " " + name + " " + message;
  }

  private static String sysmon(Instant time, String name, String image, String command) {
    return windows(
        time,
        name,
        "Microsoft-Windows-Sysmon",
        "Microsoft-Windows-Sysmon/Operational",
        1,
        "<Data Name=\"Image\">%s</Data><Data Name=\"CommandLine\">%s</Data>"
            .formatted(xml(image), xml(command)));
  }

  private static String windows(
      Instant time, String name, String provider, String channel, int id, String data) {
    return WINDOWS.formatted(provider, id, time, channel, name, data);
  }

  /* As Apache writes what a client sent: quotes, backslashes and what is no ASCII are escaped. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\x%02x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "&#10;");
  }

  private static String line(String text) {
    return text.replace('\n', ' ');
  }
}
