package io.redoubt.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Makes lines of real shape that hardly ever repeat: addresses, users, ports, process ids, paths
/// and
/// times are drawn anew for each. The same seed gives the same lines. Not thread-safe.
public final class LogGenerator {
  /// The kinds of line.
  public enum Kind {
    /// RFC 3164 sshd and other daemons.
    SYSLOG,
    /// Combined access log.
    ACCESS,
    /// Suricata EVE, all common event types.
    EVE,
    /// 45 % syslog, 35 % access, 20 % EVE.
    MIXED
  }

  private static final DateTimeFormatter BSD =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] HOSTS = {"web01", "web02", "db01", "bastion", "mail", "files"};
  private static final String[] USERS = {
    "root", "admin", "deploy", "backup", "alice", "bob", "carol", "dave", "postgres", "git"
  };
  private static final String[] PATHS = {
    "/", "/index.html", "/api/v1/items/", "/login", "/static/app.js", "/img/logo.png", "/search?q="
  };
  private static final String[] AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0",
    "curl/8.14.1",
    "Uptime/2.1"
  };

  /* Ranks of addresses that come back; the first comes about nine times as often as the tenth. */
  private static final int REGULARS = 20_000;

  private final RandomGenerator random;
  private final boolean returning;
  private long seconds = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();

  /// Draws from this generator.
  public LogGenerator(RandomGenerator random) {
    this(random, false);
  }

  /// Draws from this generator.
  ///
  /// @param returning whether nine of ten addresses are among 20,000 that come back, the frequency
  ///     falling with the rank as in Zipf's law, which is nearer to real logs; otherwise each is
  ///     drawn anew
  public LogGenerator(RandomGenerator random, boolean returning) {
    this.random = random;
    this.returning = returning;
  }

  /// Lets time go on from there.
  void at(long newSeconds) {
    seconds = newSeconds;
  }

  /// The next line of this kind, without a line feed.
  public String line(Kind kind) {
    if (random.nextInt(40) == 0) {
      seconds++;
    }
    return switch (kind) {
      case SYSLOG -> syslog();
      case ACCESS -> access();
      case EVE -> eve();
      case MIXED -> {
        int draw = random.nextInt(100);
        yield draw < 45 ? syslog() : draw < 80 ? access() : eve();
      }
    };
  }

  private String syslog() {
    Instant at = Instant.ofEpochSecond(seconds);
    String time = BSD.format(at);
    if (time.charAt(5) == ' ') {
      time = time.substring(0, 4) + " " + time.substring(4);
    }
    int pid = 300 + random.nextInt(60_000);
    return time + " " + pick(HOSTS) + " " + message(pid);
  }

  private String message(int pid) {
    String from = address() + " port " + (1024 + random.nextInt(60_000));
    return switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          "sshd[" + pid + "]: Failed password for " + user() + " from " + from + " ssh2";
      case 3 ->
          "sshd["
              + pid
              + "]: Failed password for invalid user "
              + user()
              + " from "
              + from
              + " ssh2";
      case 4 -> "sshd[" + pid + "]: Invalid user " + user() + " from " + from;
      case 5 ->
          "sshd["
              + pid
              + "]: Accepted publickey for "
              + user()
              + " from "
              + from
              + " ssh2: ED25519 SHA256:"
              + Long.toString(random.nextLong() >>> 1, 36);
      case 6 -> "sshd[" + pid + "]: Connection closed by " + from + " [preauth]";
      case 7 ->
          "sshd["
              + pid
              + "]: pam_unix(sshd:session): session opened for user "
              + user()
              + "(uid="
              + random.nextInt(3000)
              + ") by (uid=0)";
      case 8 ->
          "CRON["
              + pid
              + "]: ("
              + user()
              + ") CMD (/usr/local/bin/job-"
              + random.nextInt(900)
              + ")";
      default -> "systemd[1]: Started session-" + random.nextInt(99_999) + ".scope.";
    };
  }

  private String access() {
    int status = random.nextInt(20) == 0 ? 404 : 200;
    return address()
        + " - "
        + (random.nextInt(8) == 0 ? user() : "-")
        + " ["
        + CLF.format(Instant.ofEpochSecond(seconds))
        + "] \""
        + (random.nextInt(5) == 0 ? "POST " : "GET ")
        + pick(PATHS)
        + random.nextInt(1_000_000)
        + " HTTP/1.1\" "
        + status
        + " "
        + random.nextInt(200_000)
        + " \"https://shop.example.com/"
        + random.nextInt(5000)
        + "\" \""
        + pick(AGENTS)
        + "\"";
  }

  private String eve() {
    String head =
        "{\"timestamp\":\""
            + Instant.ofEpochSecond(seconds, random.nextInt(1000) * 1_000_000L)
                .toString()
                .replace("Z", "000+0000")
            + "\",\"flow_id\":"
            + (random.nextLong() >>> 12)
            + ",\"in_iface\":\"eth0\",\"event_type\":";
    String tuple =
        ",\"src_ip\":\""
            + address()
            + "\",\"src_port\":"
            + (1024 + random.nextInt(60_000))
            + ",\"dest_ip\":\""
            + address()
            + "\",\"dest_port\":"
            + (random.nextInt(3) == 0 ? 443 : 53)
            + ",\"proto\":\""
            + (random.nextBoolean() ? "TCP" : "UDP")
            + "\"";
    return head
        + switch (random.nextInt(4)) {
          case 0 ->
              "\"dns\""
                  + tuple
                  + ",\"dns\":{\"type\":\"query\",\"id\":"
                  + random.nextInt(65_536)
                  + ",\"rrname\":\"h"
                  + random.nextInt(1_000_000)
                  + ".example.net\",\"rrtype\":\"A\",\"tx_id\":0}}";
          case 1 ->
              "\"http\""
                  + tuple
                  + ",\"tx_id\":0,\"http\":{\"hostname\":\"h"
                  + random.nextInt(9999)
                  + ".example.org\",\"url\":\""
                  + pick(PATHS)
                  + random.nextInt(99_999)
                  + "\",\"http_user_agent\":\""
                  + pick(AGENTS)
                  + "\",\"http_method\":\"GET\",\"protocol\":\"HTTP/1.1\",\"status\":200,\"length\":"
                  + random.nextInt(90_000)
                  + "}}";
          case 2 ->
              "\"tls\""
                  + tuple
                  + ",\"tls\":{\"subject\":\"CN=h"
                  + random.nextInt(99_999)
                  + ".example.com\",\"issuerdn\":\"C=US, O=Example, CN=Example CA\",\"serial\":\""
                  + Long.toHexString(random.nextLong())
                  + "\",\"fingerprint\":\""
                  + Long.toHexString(random.nextLong())
                  + Long.toHexString(random.nextLong())
                  + "\",\"sni\":\"h"
                  + random.nextInt(99_999)
                  + ".example.com\",\"version\":\"TLS"
                  + " 1.3\",\"notbefore\":\"2026-01-01T00:00:00\",\"notafter\":\"2027-01-01T00:00:00\"}}";
          default ->
              "\"flow\""
                  + tuple
                  + ",\"app_proto\":\"tls\",\"flow\":{\"pkts_toserver\":"
                  + random.nextInt(5000)
                  + ",\"pkts_toclient\":"
                  + random.nextInt(5000)
                  + ",\"bytes_toserver\":"
                  + random.nextInt(5_000_000)
                  + ",\"bytes_toclient\":"
                  + random.nextInt(5_000_000)
                  + ",\"start\":\"2026-11-01T00:00:00.000000+0000\",\"end\":\"2026-11-01T00:01:00.000000+0000\",\"age\":"
                  + random.nextInt(90)
                  + ",\"state\":\"closed\",\"reason\":\"timeout\",\"alerted\":false}}";
        };
  }

  private String address() {
    if (returning && random.nextInt(10) > 0) {
      int rank = (int) Math.pow(REGULARS, random.nextDouble());
      int spread = rank * 0x9E3779B1;
      return (1 + (spread >>> 24) % 223)
          + "."
          + (spread >>> 16 & 255)
          + "."
          + (spread >>> 8 & 255)
          + "."
          + (spread & 255);
    }
    return (1 + random.nextInt(223))
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + random.nextInt(256);
  }

  private String user() {
    return random.nextInt(3) == 0 ? "u" + random.nextInt(100_000) : pick(USERS);
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
