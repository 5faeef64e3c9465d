package io.redoubt.bench.benign;

import java.time.Instant;

/// People log on and off, lock their screens, mistype, and reach file shares; machines and services
/// log on all day.
final class OfficeLogons implements Scene {
  @Override
  public void play(Day day, Fleet fleet) {
    Windows windows = new Windows(fleet);
    for (Person person : fleet.people()) {
      if (!day.weekend() || day.seldom(60)) {
        morning(day, windows, person);
        shares(day, windows, person);
      }
      machine(day, windows, person);
    }
    services(day, windows);
  }

  private static void morning(Day day, Windows windows, Person person) {
    Instant time = day.work();
    if (day.seldom(150)) {
      int mistakes = day.number(1, 3);
      for (int i = 0; i < mistakes; i++) {
        failed(windows, person, time.minusSeconds(20 - 6L * i));
      }
    }
    logon(windows, person.machine(), person.name(), person.sid(), "2", "-", time);
    windows.event(
        Windows.SECURITY,
        day.one("DC01", "DC02"),
        4768,
        time.minusSeconds(1),
        "TargetUserName",
        person.name(),
        "TargetDomainName",
        "CORP",
        "ServiceName",
        "krbtgt",
        "TicketOptions",
        "0x40810010",
        "Status",
        "0x0",
        "TicketEncryptionType",
        "0x12",
        "PreAuthType",
        "2",
        "IpAddress",
        "::ffff:" + person.address(),
        "IpPort",
        "" + day.number(49_152, 65_000));
    for (int i = 0; i < day.number(3, 9); i++) {
      logon(windows, person.machine(), person.name(), person.sid(), "7", "-", day.work());
    }
    windows.event(
        Windows.SECURITY,
        person.machine(),
        4647,
        day.at(17, day.number(0, 59)),
        "TargetUserSid",
        person.sid(),
        "TargetUserName",
        person.name());
  }

  private static void failed(Windows windows, Person person, Instant time) {
    windows.event(
        Windows.SECURITY,
        person.machine(),
        4625,
        time,
        "SubjectUserName",
        person.machine() + "$",
        "TargetUserName",
        person.name(),
        "TargetDomainName",
        "CORP",
        "Status",
        "0xc000006d",
        "SubStatus",
        "0xc000006a",
        "LogonType",
        "2",
        "LogonProcessName",
        "User32 ",
        "AuthenticationPackageName",
        "Negotiate",
        "WorkstationName",
        person.machine(),
        "IpAddress",
        "127.0.0.1",
        "IpPort",
        "0");
  }

  private static void shares(Day day, Windows windows, Person person) {
    for (int i = 0; i < day.number(8, 20); i++) {
      Instant time = day.work();
      String server = day.one("FS01", "FS01", "APP01", "DC01");
      logon(windows, server, person.name(), person.sid(), "3", person.address(), time);
      windows.event(
          Windows.SECURITY,
          day.one("DC01", "DC02"),
          4769,
          time.minusMillis(40),
          "TargetUserName",
          person.name() + "@CORP.EXAMPLE",
          "ServiceName",
          server + "$",
          "TicketEncryptionType",
          "0x12",
          "TicketOptions",
          "0x40810000",
          "Status",
          "0x0",
          "IpAddress",
          "::ffff:" + person.address());
      if (server.equals("FS01")) {
        windows.event(
            Windows.SECURITY,
            server,
            5140,
            time.plusMillis(30),
            "SubjectUserName",
            person.name(),
            "IpAddress",
            person.address(),
            "ShareName",
            day.one("\\\\*\\projects", "\\\\*\\home$", "\\\\*\\scans"));
      }
    }
  }

  private static void machine(Day day, Windows windows, Person person) {
    for (int i = 0; i < 12; i++) {
      Instant time = day.any();
      logon(
          windows,
          "DC01",
          person.machine() + "$",
          "S-1-5-21-1004336348-7",
          "3",
          person.address(),
          time);
      windows.event(
          Windows.SECURITY,
          person.machine(),
          4624,
          time,
          "TargetUserSid",
          "S-1-5-18",
          "TargetUserName",
          "SYSTEM",
          "LogonType",
          "5",
          "AuthenticationPackageName",
          "Negotiate",
          "IpAddress",
          "-",
          "ProcessName",
          "C:\\Windows\\System32\\services.exe");
    }
  }

  private static void services(Day day, Windows windows) {
    for (String server : Fleet.SERVERS) {
      for (int i = 0; i < 96; i++) {
        logon(
            windows,
            server,
            "svc-monitoring",
            "S-1-5-21-1004336348-2201",
            "3",
            Fleet.MONITORING,
            day.any());
      }
      for (int i = 0; i < 8; i++) {
        Instant time = day.at(1, i * 5);
        logon(windows, server, "svc-backup", "S-1-5-21-1004336348-2202", "3", "10.20.9.8", time);
        windows.event(
            Windows.SECURITY,
            server,
            4672,
            time,
            "SubjectUserSid",
            "S-1-5-21-1004336348-2202",
            "SubjectUserName",
            "svc-backup",
            "PrivilegeList",
            "SeBackupPrivilege\n\t\t\tSeRestorePrivilege");
      }
    }
  }

  static void logon(
      Windows windows,
      String machine,
      String user,
      String sid,
      String type,
      String address,
      Instant time) {
    String id = "0x" + Integer.toHexString(Math.abs((user + time).hashCode()));
    windows.event(
        Windows.SECURITY,
        machine,
        4624,
        time,
        "SubjectUserSid",
        "S-1-0-0",
        "SubjectUserName",
        "-",
        "TargetUserSid",
        sid,
        "TargetUserName",
        user,
        "TargetDomainName",
        "CORP",
        "TargetLogonId",
        id,
        "LogonType",
        type,
        "LogonProcessName",
        type.equals("3") ? "Kerberos" : "User32 ",
        "AuthenticationPackageName",
        type.equals("3") ? "Kerberos" : "Negotiate",
        "WorkstationName",
        "-",
        "IpAddress",
        address,
        "IpPort",
        "0",
        "ElevatedToken",
        "%%1843");
    windows.event(
        Windows.SECURITY,
        machine,
        4634,
        time.plusSeconds(type.equals("3") ? 60 : 9_000),
        "TargetUserSid",
        sid,
        "TargetUserName",
        user,
        "TargetLogonId",
        id,
        "LogonType",
        type);
  }
}
