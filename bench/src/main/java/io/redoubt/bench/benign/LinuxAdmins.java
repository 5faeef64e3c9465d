package io.redoubt.bench.benign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Linux servers: key logons of people and of automation, the odd mistyped password, cron,
/// updates in
/// the night, backups, certificates, a change window on Wednesday evenings.
final class LinuxAdmins implements Scene {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);
  private static final String KEY =
      "ssh2: ED25519 SHA256:Jq0bXv7Yt3c5Z0o2n8m4k6j1h3g5f7d9s0a2p4w6e8r";

  @Override
  public void play(Day day, Fleet fleet) {
    for (String host : Fleet.LINUX) {
      cron(day, fleet, host);
      daemons(day, fleet, host);
      nightly(day, fleet, host);
      automation(day, fleet, host);
      if (!day.weekend()) {
        people(day, fleet, host);
      }
    }
    if (day.date().getDayOfWeek().getValue() == 3) {
      changeWindow(day, fleet);
    }
  }

  private static void say(
      Day day, Fleet fleet, String host, Instant time, String program, String text) {
    fleet
        .sheet("linux/" + host + "/auth-and-system.log")
        .add(
            time,
            TIME.format(time)
                + " "
                + host
                + " "
                + program
                + "["
                + day.number(600, 60_000)
                + "]: "
                + text);
  }

  static void session(
      Day day, Fleet fleet, String host, Instant time, String user, String address, long seconds) {
    int port = day.number(30_000, 60_000);
    say(
        day,
        fleet,
        host,
        time,
        "sshd",
        "Accepted publickey for " + user + " from " + address + " port " + port + " " + KEY);
    say(
        day,
        fleet,
        host,
        time.plusMillis(20),
        "sshd",
        "pam_unix(sshd:session): session opened for user " + user + "(uid=1000) by (uid=0)");
    say(
        day,
        fleet,
        host,
        time.plusMillis(40),
        "systemd-logind",
        "New session " + day.number(100, 9_000) + " of user " + user + ".");
    say(
        day,
        fleet,
        host,
        time.plusSeconds(seconds),
        "sshd",
        "pam_unix(sshd:session): session closed for user " + user);
  }

  static void sudo(Day day, Fleet fleet, String host, Instant time, String user, String command) {
    say(
        day,
        fleet,
        host,
        time,
        "sudo",
        "    " + user + " : TTY=pts/0 ; PWD=/home/" + user + " ; USER=root ; COMMAND=" + command);
    say(
        day,
        fleet,
        host,
        time.plusMillis(5),
        "sudo",
        "pam_unix(sudo:session): session opened for user root(uid=0) by " + user + "(uid=1000)");
    say(
        day,
        fleet,
        host,
        time.plusMillis(900),
        "sudo",
        "pam_unix(sudo:session): session closed for user root");
  }

  private static void people(Day day, Fleet fleet, String host) {
    for (int i = 0; i < day.number(1, 5); i++) {
      Person admin = day.one(fleet.admins());
      String user = admin.name();
      Instant time = day.work();
      if (day.seldom(80)) {
        say(
            day,
            fleet,
            host,
            time.minusSeconds(12),
            "sshd",
            "Failed password for " + user + " from " + admin.address() + " port 51022 ssh2");
      }
      session(
          day,
          fleet,
          host,
          time,
          user,
          host.equals("bastion") ? admin.address() : "10.20.9.2",
          1800);
      sudo(
          day,
          fleet,
          host,
          time.plusSeconds(60),
          user,
          day.one(
              "/usr/bin/systemctl restart nginx",
              "/usr/bin/journalctl -u app --since today",
              "/usr/bin/apt-get update",
              "/usr/bin/less /var/log/syslog",
              "/usr/bin/docker ps",
              "/usr/sbin/nginx -t",
              "/usr/bin/tail -f /var/log/nginx/error.log",
              "/usr/bin/df -h"));
    }
  }

  private static void cron(Day day, Fleet fleet, String host) {
    for (int hour = 0; hour < 24; hour++) {
      for (int minute = 5; minute < 60; minute += 10) {
        Instant time = day.at(hour, minute);
        say(
            day,
            fleet,
            host,
            time,
            "CRON",
            "pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)");
        say(
            day,
            fleet,
            host,
            time.plusMillis(10),
            "CRON",
            "(root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)");
        say(
            day,
            fleet,
            host,
            time.plusMillis(300),
            "CRON",
            "pam_unix(cron:session): session closed for user root");
      }
    }
  }

  private static void daemons(Day day, Fleet fleet, String host) {
    for (int i = 0; i < 150; i++) {
      say(
          day,
          fleet,
          host,
          day.any(),
          "systemd",
          day.one(
              "Starting logrotate.service - Rotate log files...",
              "Finished logrotate.service - Rotate log files.",
              "Started session-" + day.number(1, 900) + ".scope - Session of user root.",
              "apt-daily.service: Deactivated successfully.",
              "fstrim.service: Deactivated successfully.",
              "Reloading nginx.service - A high performance web server..."));
    }
    for (int i = 0; i < 40; i++) {
      say(
          day,
          fleet,
          host,
          day.any(),
          "node_exporter",
          "level=info msg=\"scrape finished\" duration=0.0" + day.number(10, 99) + "s");
    }
  }

  private static void nightly(Day day, Fleet fleet, String host) {
    Instant night = day.at(2, day.number(0, 40));
    session(day, fleet, host, night, "backup", "10.20.9.8", 900);
    sudo(
        day,
        fleet,
        host,
        night.plusSeconds(2),
        "backup",
        "/usr/bin/rsync --server --sender -logDtpre.iLsfxCIvu --numeric-ids . /etc /var /home");
    say(
        day,
        fleet,
        host,
        day.at(6, 20),
        "unattended-upgrade",
        "Packages that will be upgraded: libssl3 openssl tzdata");
    say(
        day,
        fleet,
        host,
        day.at(6, 22),
        "systemd",
        "Stopping ssh.service - OpenBSD Secure Shell server...");
    say(day, fleet, host, day.at(6, 23), "sshd", "Server listening on 0.0.0.0 port 22.");
    say(day, fleet, host, day.at(5, 11), "certbot", "Certificate not yet due for renewal");
  }

  private static void automation(Day day, Fleet fleet, String host) {
    for (int i = 0; i < 4; i++) {
      Instant time = day.at(4, 12 * i);
      session(day, fleet, host, time, "ansible", Fleet.AUTOMATION, 40);
      sudo(
          day,
          fleet,
          host,
          time.plusSeconds(1),
          "ansible",
          "/bin/sh -c 'echo BECOME-SUCCESS-"
              + Integer.toHexString(day.number(1 << 20, 1 << 28))
              + " ; /usr/bin/python3 /home/ansible/.ansible/tmp/ansible-tmp-17/AnsiballZ_apt.py'");
    }
    for (int i = 0; i < 48; i++) {
      session(day, fleet, host, day.any(), "monitor", Fleet.MONITORING, 1);
    }
  }

  private static void changeWindow(Day day, Fleet fleet) {
    Person admin = day.one(fleet.admins());
    for (String host : Fleet.LINUX) {
      Instant time = day.at(20, day.number(0, 50));
      session(day, fleet, host, time, admin.name(), "10.20.9.2", 2400);
      sudo(
          day, fleet, host, time.plusSeconds(20), admin.name(), "/usr/bin/apt-get -y full-upgrade");
      sudo(
          day,
          fleet,
          host,
          time.plusSeconds(400),
          admin.name(),
          "/usr/bin/systemctl restart ssh app nginx");
      if (day.seldom(200)) {
        sudo(
            day,
            fleet,
            host,
            time.plusSeconds(500),
            admin.name(),
            "/usr/sbin/useradd -m -s /bin/bash -G docker deploy2");
        say(
            day,
            fleet,
            host,
            time.plusSeconds(500),
            "useradd",
            "new user: name=deploy2, UID=1007, GID=1007, home=/home/deploy2, shell=/bin/bash,"
                + " from=/dev/pts/0");
      }
      if (day.seldom(300)) {
        sudo(day, fleet, host, time.plusSeconds(700), admin.name(), "/usr/sbin/reboot");
      }
    }
  }
}
