package io.redoubt.bench.benign;

import java.time.Instant;
import java.util.List;

/// What runs on workstations: office programs, browsers, updaters that install themselves, what the
/// logon script and the inventory do, look-ups and connections.
final class OfficePrograms implements Scene {
  private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";
  private static final String EXPLORER = "C:\\Windows\\explorer.exe";
  private static final String SERVICES = "C:\\Windows\\System32\\services.exe";
  private static final String SVCHOST = "C:\\Windows\\System32\\svchost.exe";
  private static final String WORD =
      "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE";
  private static final String EDGE =
      "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";

  private record Program(String image, String line, String parent) {}

  private static final List<Program> BY_PEOPLE =
      List.of(
          new Program(EDGE, "\"" + EDGE + "\" --profile-directory=Default", EXPLORER),
          new Program(EDGE, "\"" + EDGE + "\" --type=renderer --lang=de --js-flags=", EDGE),
          new Program(EDGE, "\"" + EDGE + "\" --type=utility --utility-sub-type=network", EDGE),
          new Program(WORD, "\"" + WORD + "\" /n \"H:\\Angebote\\Angebot 4711.docx\"", EXPLORER),
          new Program(
              "C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE",
              "\"C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE\"",
              EXPLORER),
          new Program(
              "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE",
              "\"C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE\" /dde",
              EXPLORER),
          new Program("C:\\Windows\\splwow64.exe", "C:\\Windows\\splwow64.exe 8192", WORD),
          new Program(
              "C:\\Program Files\\7-Zip\\7zG.exe",
              "\"C:\\Program Files\\7-Zip\\7zG.exe\" x -o\"H:\\Eingang\" -an -ai#7zMap",
              EXPLORER),
          new Program(
              "C:\\Windows\\System32\\notepad.exe", "notepad.exe H:\\notizen.txt", EXPLORER));

  private static final List<Program> BY_SYSTEM =
      List.of(
          new Program(SVCHOST, SVCHOST + " -k netsvcs -p -s Schedule", SERVICES),
          new Program(
              "C:\\Windows\\System32\\taskhostw.exe", "taskhostw.exe -RegisterDevice", SVCHOST),
          new Program(
              "C:\\Windows\\System32\\backgroundTaskHost.exe",
              "backgroundTaskHost.exe -ServerName:App.AppX.mca",
              SVCHOST),
          new Program(
              "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe",
              "C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding",
              SVCHOST),
          new Program(
              "C:\\Windows\\System32\\SearchProtocolHost.exe",
              "\"C:\\Windows\\system32\\SearchProtocolHost.exe\" Global\\UsGthrFltPipe",
              "C:\\Windows\\System32\\SearchIndexer.exe"),
          new Program(
              "C:\\Program Files\\Windows Defender\\MpCmdRun.exe",
              "\"C:\\Program Files\\Windows Defender\\MpCmdRun.exe\" SignaturesUpdateService"
                  + " -ScheduleJob",
              SVCHOST),
          new Program(
              "C:\\Windows\\System32\\rundll32.exe",
              "C:\\Windows\\system32\\r"
                  + "undll32.exe"
                  + " C:\\Windows\\System32\\Windows.StateRepositoryClient.dll,StateRepositoryDoMaintenanceTasks",
              SVCHOST),
          new Program(
              "C:\\Program Files (x86)\\Google\\Update\\GoogleUpdate.exe",
              "\"C:\\Program Files (x86)\\Google\\Update\\GoogleUpdate.exe\" /ua /installsource"
                  + " scheduler",
              SVCHOST));

  private static final List<Program> BY_SCRIPT =
      List.of(
          new Program(
              "C:\\Windows\\System32\\cmd.exe",
              "C:\\Windows\\system32\\cmd.exe /c \\\\corp.example\\netlogon\\logon.cmd",
              "C:\\Windows\\System32\\userinit.exe"),
          new Program(
              "C:\\Windows\\System32\\net.exe",
              "net use H: \\\\fs01\\home$ /persistent:no",
              "C:\\Windows\\System32\\cmd.exe"),
          new Program("C:\\Windows\\System32\\gpupdate.exe", "gpupdate /target:user", SVCHOST),
          new Program(
              "C:\\Windows\\System32\\cscript.exe",
              "cscript.exe //nologo \\\\corp.example\\netlogon\\printers.vbs",
              "C:\\Windows\\System32\\cmd.exe"));

  @Override
  public void play(Day day, Fleet fleet) {
    Windows windows = new Windows(fleet);
    for (Person person : fleet.people()) {
      String user = "CORP\\" + person.name();
      int busy = day.weekend() ? 40 : 1;
      for (int i = 0; i < 120 / busy; i++) {
        run(windows, person.machine(), day.work(), user, day.one(BY_PEOPLE));
      }
      for (int i = 0; i < 70; i++) {
        run(windows, person.machine(), day.any(), SYSTEM, day.one(BY_SYSTEM));
      }
      if (!day.weekend()) {
        Instant morning = day.at(8, day.number(0, 50));
        BY_SCRIPT.forEach(program -> run(windows, person.machine(), morning, user, program));
        updates(day, windows, person, user);
      }
      network(day, windows, person, user, 160 / busy);
      inventory(day, windows, person);
    }
  }

  private static void run(
      Windows windows, String machine, Instant time, String user, Program program) {
    windows.process(machine, time, user, program.image(), program.line(), program.parent());
  }

  /* Programs that keep themselves up to date write their own start into the registry. */
  private static void updates(Day day, Windows windows, Person person, String user) {
    if (!day.seldom(300)) {
      return;
    }
    Instant time = day.work();
    String home = "C:\\Users\\" + person.name() + "\\AppData\\Local\\";
    String setup = home + "Microsoft\\OneDrive\\StandaloneUpdater\\OneDriveSetup.exe";
    windows.process(
        person.machine(),
        time,
        user,
        setup,
        "\"" + setup + "\" /update /restart",
        home + "Microsoft\\OneDrive\\OneDriveStandaloneUpdater.exe");
    windows.event(
        Windows.SYSMON,
        person.machine(),
        13,
        time.plusSeconds(20),
        "EventType",
        "SetValue",
        "Image",
        setup,
        "User",
        user,
        "TargetObject",
        "HKU\\" + person.sid() + "\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\OneDrive",
        "Details",
        "\"C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe\" /background");
    windows.event(
        Windows.SYSMON,
        person.machine(),
        11,
        time.plusSeconds(21),
        "Image",
        setup,
        "TargetFilename",
        home + "Microsoft\\OneDrive\\25.196\\FileSyncShell64.dll",
        "User",
        user);
  }

  private static void network(Day day, Windows windows, Person person, String user, int many) {
    for (int i = 0; i < many; i++) {
      Instant time = day.work();
      String site =
          day.one("mail", "intranet", "tickets", "www", "cdn", "login")
              + "."
              + day.one("corp.example", "vendor.example", "news.example.org", "shop.example.net");
      windows.event(
          Windows.SYSMON,
          person.machine(),
          22,
          time,
          "Image",
          EDGE,
          "QueryName",
          site,
          "QueryStatus",
          "0",
          "QueryResults",
          "::ffff:198.51.100." + day.number(1, 200) + ";",
          "User",
          user);
      windows.event(
          Windows.SYSMON,
          person.machine(),
          3,
          time.plusMillis(30),
          "Image",
          EDGE,
          "User",
          user,
          "Protocol",
          "tcp",
          "Initiated",
          "true",
          "SourceIp",
          person.address(),
          "SourcePort",
          "" + day.number(49_152, 65_000),
          "DestinationIp",
          "198.51.100." + day.number(1, 200),
          "DestinationPort",
          "443");
    }
  }

  private static void inventory(Day day, Windows windows, Person person) {
    Instant time = day.at(12, day.number(0, 59));
    String agent = "C:\\Program Files\\Inventory\\agent.exe";
    for (String line :
        List.of(
            "wmic.exe bios get serialnumber",
            "systeminfo.exe",
            "ipconfig.exe /all",
            "reg.exe query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall /s")) {
      String image =
          "C:\\Windows\\System32\\"
              + line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' '));
      windows.process(person.machine(), time, SYSTEM, image, line, agent);
      time = time.plusSeconds(2);
    }
    windows.event(
        Windows.SYSMON,
        person.machine(),
        10,
        time,
        "SourceImage",
        "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18\\MsMpEng.exe",
        "TargetImage",
        "C:\\Windows\\System32\\lsass.exe",
        "GrantedAccess",
        "0x1000",
        "SourceUser",
        SYSTEM,
        "CallTrace",
        "C:\\Windows\\SYSTEM32\\ntdll.dll+9d4c4");
  }
}
