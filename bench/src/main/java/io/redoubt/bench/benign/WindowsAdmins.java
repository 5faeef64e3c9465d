package io.redoubt.bench.benign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// Administrators at work: remote desktops, PowerShell, new colleagues on the first days of a
/// month,
/// reset passwords, tasks; and tools that administer in their place, with encoded commands.
final class WindowsAdmins implements Scene {
  private static final String POWERSHELL =
      "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

  private static final List<String> SCRIPTS =
      List.of(
          "Get-ADUser -Filter {Enabled -eq $true} -Properties LastLogonDate | Export-Csv"
              + " C:\\Temp\\users.csv",
          "Get-Service | Where-Object {$_.Status -ne 'Running' -and $_.StartType -eq 'Automatic'}",
          "Invoke-Command -ComputerName FS01,APP01 -ScriptBlock { Get-PSDrive C | Select Used,Free"
              + " }",
          "Get-WinEvent -FilterHashtable"
              + " @{LogName='System';Level=2;StartTime=(Get-Date).AddDays(-1)}",
          "Import-Module ActiveDirectory\nUnlock-ADAccount -Identity m.kern",
          "Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=3' | Format-Table"
              + " DeviceID,FreeSpace",
          "Test-NetConnection sql01.corp.example -Port 1433",
          "Restart-Service -Name Spooler -ComputerName APP01",
          "Get-HotFix | Sort-Object InstalledOn -Descending | Select-Object -First 5",
          "Install-Module -Name PSWindowsUpdate -Scope AllUsers",
          "Copy-Item \\\\fs01\\software$\\agent.msi C:\\Temp\\; Start-Process msiexec -ArgumentList"
              + " '/i C:\\Temp\\agent.msi /qn' -Wait",
          "Get-DhcpServerv4Lease -ScopeId 10.20.1.0 | Where-Object AddressState -eq Active");

  @Override
  public void play(Day day, Fleet fleet) {
    Windows windows = new Windows(fleet);
    for (Person admin : fleet.admins()) {
      if (!day.weekend()) {
        remoteDesktops(day, windows, admin);
        scripts(day, windows, admin);
      }
    }
    if (!day.weekend()) {
      helpdesk(day, fleet, windows);
    }
    if (day.date().getDayOfMonth() <= 3 && !day.weekend()) {
      newColleague(day, fleet, windows);
    }
    automation(day, fleet, windows);
    tasks(day, fleet, windows);
  }

  private static void remoteDesktops(Day day, Windows windows, Person admin) {
    for (int i = 0; i < day.number(2, 6); i++) {
      Instant time = day.work();
      String server = day.one(Fleet.SERVERS);
      OfficeLogons.logon(
          windows, server, admin.adminName(), admin.sid() + "1", "10", admin.address(), time);
      windows.event(
          Windows.SECURITY,
          server,
          4672,
          time,
          "SubjectUserSid",
          admin.sid() + "1",
          "SubjectUserName",
          admin.adminName(),
          "PrivilegeList",
          "SeSecurityPrivilege\n\t\t\tSeTakeOwnershipPrivilege\n\t\t\tSeDebugPrivilege");
      windows.event(
          Windows.SECURITY,
          admin.machine(),
          4648,
          time.minusSeconds(2),
          "SubjectUserName",
          admin.name(),
          "TargetUserName",
          admin.adminName(),
          "TargetServerName",
          server,
          "ProcessName",
          "C:\\Windows\\System32\\lsass.exe",
          "IpAddress",
          "-");
      windows.process(
          server,
          time.plusSeconds(30),
          "CORP\\" + admin.adminName(),
          "C:\\Windows\\System32\\mmc.exe",
          "\"C:\\Windows\\system32\\mmc.exe\" \"C:\\Windows\\system32\\"
              + day.one("dsa", "eventvwr", "services", "gpmc")
              + ".msc\"",
          "C:\\Windows\\explorer.exe");
    }
  }

  private static void scripts(Day day, Windows windows, Person admin) {
    for (int i = 0; i < day.number(4, 12); i++) {
      Instant time = day.work();
      String machine = day.one(admin.machine(), "MGMT01");
      windows.event(
          Windows.POWERSHELL,
          machine,
          4104,
          time,
          "MessageNumber",
          "1",
          "MessageTotal",
          "1",
          "ScriptBlockText",
          day.one(SCRIPTS),
          "ScriptBlockId",
          "b1a5c0de-0000-4000-8000-" + String.format("%012d", day.number(0, 999_999)),
          "Path",
          "");
    }
    windows.process(
        "MGMT01",
        day.work(),
        "CORP\\" + admin.adminName(),
        POWERSHELL,
        "powershell.exe -NoProfile -ExecutionPolicy RemoteSigned -File D:\\scripts\\report.ps1",
        "C:\\Windows\\explorer.exe");
    windows.process(
        "MGMT01",
        day.work(),
        "CORP\\" + admin.adminName(),
        "C:\\Windows\\System32\\whoami.exe",
        "whoami /groups",
        POWERSHELL);
  }

  private static void helpdesk(Day day, Fleet fleet, Windows windows) {
    for (int i = 0; i < day.number(1, 4); i++) {
      Person admin = day.one(fleet.admins());
      Person person = day.one(fleet.people());
      windows.event(
          Windows.SECURITY,
          "DC01",
          4724,
          day.work(),
          "TargetUserName",
          person.name(),
          "TargetSid",
          person.sid(),
          "SubjectUserName",
          admin.adminName(),
          "SubjectUserSid",
          admin.sid() + "1");
      windows.event(
          Windows.SECURITY,
          "DC01",
          4767,
          day.work(),
          "TargetUserName",
          person.name(),
          "TargetSid",
          person.sid(),
          "SubjectUserName",
          admin.adminName(),
          "SubjectUserSid",
          admin.sid() + "1");
    }
  }

  private static void newColleague(Day day, Fleet fleet, Windows windows) {
    Person admin = day.one(fleet.admins());
    String name = day.one("nora", "timo", "jana") + "." + day.one("frank", "busch", "ernst");
    String sid = "S-1-5-21-1004336348-1177238915-682003330-" + day.number(1_500, 1_900);
    Instant time = day.work();
    int seconds = 0;
    for (int id : List.of(4720, 4722, 4738, 4724)) {
      windows.event(
          Windows.SECURITY,
          "DC01",
          id,
          time.plusSeconds(seconds++),
          "TargetUserName",
          name,
          "TargetSid",
          sid,
          "TargetDomainName",
          "CORP",
          "SubjectUserName",
          admin.adminName(),
          "SubjectUserSid",
          admin.sid() + "1",
          "SamAccountName",
          name);
    }
    for (String group : List.of("Staff", "Sales", "VPN Users")) {
      windows.event(
          Windows.SECURITY,
          "DC01",
          4728,
          time.plusSeconds(seconds++),
          "MemberName",
          "CN=" + name + ",OU=Staff,DC=corp,DC=example",
          "MemberSid",
          sid,
          "TargetUserName",
          group,
          "TargetDomainName",
          "CORP",
          "SubjectUserName",
          admin.adminName(),
          "SubjectUserSid",
          admin.sid() + "1");
    }
  }

  /* The benign twin of encoded PowerShell: configuration management over WinRM. */
  private static void automation(Day day, Fleet fleet, Windows windows) {
    String script =
        "$exec_wrapper_str = $input | Out-String; $split = $exec_wrapper_str.Split(@(\"`0`0`0`0\"),"
            + " 2)";
    String encoded = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
    for (String server : Fleet.SERVERS) {
      for (int i = 0; i < 3; i++) {
        Instant time = day.at(4, 10 * i);
        OfficeLogons.logon(
            windows,
            server,
            "svc-ansible",
            "S-1-5-21-1004336348-2210",
            "3",
            Fleet.AUTOMATION,
            time);
        windows.process(
            server,
            time.plusSeconds(1),
            "CORP\\svc-ansible",
            POWERSHELL,
            "PowerShell -NoProfile -NonInteractive -ExecutionPolicy Unrestricted -EncodedCommand "
                + encoded,
            "C:\\Windows\\System32\\winrshost.exe");
        windows.event(
            Windows.POWERSHELL,
            server,
            4104,
            time.plusSeconds(2),
            "MessageNumber",
            "1",
            "MessageTotal",
            "1",
            "ScriptBlockText",
            script,
            "Path",
            "");
      }
    }
    for (Person person : fleet.people()) {
      windows.process(
          person.machine(),
          day.at(11, day.number(0, 59)),
          "NT AUTHORITY\\SYSTEM",
          POWERSHELL,
          "\""
              + POWERSHELL
              + "\" -NoProfile -ExecutionPolicy Bypass -File \"C:\\Program Files (x86)\\Microsoft"
              + " Intune Management Extension\\Content\\DetectionScripts\\detect.ps1\"",
          "C:\\Program Files (x86)\\Microsoft Intune Management Extension\\AgentExecutor.exe");
    }
  }

  private static void tasks(Day day, Fleet fleet, Windows windows) {
    if (day.seldom(300)) {
      Person admin = day.one(fleet.admins());
      Instant time = day.work();
      windows.event(
          Windows.SECURITY,
          "APP01",
          4698,
          time,
          "SubjectUserName",
          admin.adminName(),
          "SubjectUserSid",
          admin.sid() + "1",
          "TaskName",
          "\\Reports\\nightly-export",
          "TaskContent",
          "<Task><Actions><Exec><Command>D:\\r"
              + "eports\\export.exe</Command><Arguments>/all</Arguments></Exec></Actions></Task>");
      windows.event(
          Windows.TASKS,
          "APP01",
          106,
          time,
          "TaskName",
          "\\Reports\\nightly-export",
          "UserContext",
          "CORP\\" + admin.adminName());
    }
  }
}
