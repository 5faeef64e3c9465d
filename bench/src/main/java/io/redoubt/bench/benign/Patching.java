package io.redoubt.bench.benign;

import java.time.Instant;

/// Updates arrive, services are installed by them, machines start again in the night.
final class Patching implements Scene {
  private static final String MANAGER = "Service Control Manager";

  @Override
  public void play(Day day, Fleet fleet) {
    Windows windows = new Windows(fleet);
    for (Person person : fleet.people()) {
      daily(day, windows, person.machine());
      if (day.seldom(100)) {
        install(day, windows, person);
      }
    }
    for (String server : Fleet.SERVERS) {
      daily(day, windows, server);
      if (day.weekend()) {
        restart(day, windows, server);
      }
    }
  }

  private static void daily(Day day, Windows windows, String machine) {
    windows.event(
        Windows.SYSTEM,
        "Microsoft-Windows-WindowsUpdateClient",
        machine,
        19,
        day.any(),
        "updateTitle",
        "Security Intelligence Update for Microsoft Defender Antivirus - KB2267602",
        "updateGuid",
        "{5c4c2f5c-6d2f-4d4e-9a56-1c2a3b4c5d6e}");
    windows.event(
        Windows.DEFENDER,
        machine,
        2000,
        day.any(),
        "Product Name",
        "Microsoft Defender Antivirus",
        "Current Signature Version",
        "1.441.12.0",
        "Update Source",
        "%%812",
        "Update Type",
        "%%802");
    for (int i = 0; i < 10; i++) {
      windows.event(
          Windows.SYSTEM,
          MANAGER,
          machine,
          7036,
          day.any(),
          "param1",
          day.one("Windows Update", "BITS", "Windows Installer", "WinHTTP Proxy"),
          "param2",
          day.one("running", "stopped"));
    }
    for (int i = 0; i < 20; i++) {
      windows.event(
          Windows.TASKS,
          machine,
          day.one("a", "b").equals("a") ? 200 : 201,
          day.any(),
          "TaskName",
          day.one(
              "\\Microsoft\\Windows\\UpdateOrchestrator\\Schedule Scan",
              "\\Microsoft\\Windows\\Defrag\\ScheduledDefrag",
              "\\GoogleUpdateTaskMachineUA",
              "\\OneDrive Standalone Update Task"),
          "ActionName",
          "C:\\Windows\\system32\\usoclient.exe",
          "ResultCode",
          "0");
    }
  }

  /* A browser, a printer driver or a meeting program brings a service with it. */
  private static void install(Day day, Windows windows, Person person) {
    Instant time = day.work();
    String[] service =
        day.one(
            java.util.List.of(
                new String[] {
                  "Google Chrome Elevation Service",
                  "\"C:\\Program Files\\Google\\Chrome\\Application\\141.0\\elevation_service.exe\""
                },
                new String[] {
                  "Microsoft Edge Update Service (edgeupdatem)",
                  "\"C:\\Program Files (x86)\\Microsoft\\EdgeUpdate\\MicrosoftEdgeUpdate.exe\""
                      + " /medsvc"
                },
                new String[] {
                  "Zoom Sharing Service",
                  "\"C:\\Program Files\\Zoom\\bin\\CptService.exe\" -user_path"
                },
                new String[] {
                  "PrintWorks Status Monitor", "\"C:\\Program Files\\PrintWorks\\pwstatus.exe\""
                }));
    windows.event(
        Windows.SYSTEM,
        MANAGER,
        person.machine(),
        7045,
        time,
        "ServiceName",
        service[0],
        "ImagePath",
        service[1],
        "ServiceType",
        "user mode service",
        "StartType",
        "auto start",
        "AccountName",
        "LocalSystem");
    windows.event(
        Windows.SECURITY,
        person.machine(),
        4697,
        time,
        "SubjectUserName",
        person.machine() + "$",
        "ServiceName",
        service[0],
        "ServiceFileName",
        service[1],
        "ServiceType",
        "0x10",
        "ServiceStartType",
        "2",
        "ServiceAccount",
        "LocalSystem");
    windows.process(
        person.machine(),
        time.minusSeconds(9),
        "NT AUTHORITY\\SYSTEM",
        "C:\\Windows\\System32\\msiexec.exe",
        "C:\\Windows\\system32\\msiexec.exe /V",
        "C:\\Windows\\System32\\services.exe");
  }

  private static void restart(Day day, Windows windows, String server) {
    Instant time = day.at(3, day.number(0, 50));
    windows.event(
        Windows.SYSTEM,
        "User32",
        server,
        1074,
        time,
        "param1",
        "C:\\Windows\\system32\\svchost.exe (" + server + ")",
        "param2",
        server,
        "param3",
        "Operating System: Recovery (Planned)",
        "param5",
        "restart",
        "param7",
        "NT AUTHORITY\\SYSTEM");
    windows.event(Windows.SYSTEM, "EventLog", server, 6006, time.plusSeconds(20));
    windows.event(Windows.SYSTEM, "EventLog", server, 6005, time.plusSeconds(95));
    windows.event(
        Windows.SYSTEM,
        "Microsoft-Windows-Kernel-General",
        server,
        12,
        time.plusSeconds(90),
        "MajorVersion",
        "10",
        "BuildVersion",
        "20348");
  }
}
