package io.redoubt.parse.windows;

import io.redoubt.event.Field;
import java.util.Map;
import java.util.Set;

/// The names of event data behind the labels of a rendered message, such as `Account Name` below
/// `Subject`. Labels without an entry become their own words.
final class SnareLabels {
  private static final Set<String> ACTORS = Set.of("Subject", "Creator Subject");

  private static final Set<String> LOGONS =
      Set.of(
          "New Logon",
          "Account For Which Logon Failed",
          "Account Whose Credentials Were Used",
          "Target Subject");

  private static final Set<String> ACCOUNTS =
      Set.of(
          "Account That Was Locked Out",
          "Account Information",
          "Group",
          "Deleted Group",
          "New Account",
          "New Group",
          "Target Account",
          "User");

  private static final Set<String> OTHERS =
      Set.of(
          "Access Request Information",
          "Additional Information",
          "Application Information",
          "Attributes",
          "Changed Attributes",
          "Detailed Authentication Information",
          "Failure Information",
          "Filter Information",
          "Local Impersonation",
          "Logon Information",
          "Member",
          "Network Information",
          "Object",
          "Process",
          "Process Information",
          "Service",
          "Service Information",
          "Service Request Information",
          "Share Information",
          "Target Server",
          "Task Information");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Accesses", "AccessList"),
          Map.entry("Application Name", "Application"),
          Map.entry("Authentication Package", "AuthenticationPackageName"),
          Map.entry("Caller Process ID", "ProcessId"),
          Map.entry("Caller Process Name", "ProcessName"),
          Map.entry("Client Address", "IpAddress"),
          Map.entry("Client Port", "IpPort"),
          Map.entry("Creator Process ID", "ProcessId"),
          Map.entry("Creator Process Name", "ParentProcessName"),
          Map.entry("Destination Address", "DestAddress"),
          Map.entry("Destination Port", "DestPort"),
          Map.entry("Failure Code", "Status"),
          Map.entry("Handle ID", "HandleId"),
          Map.entry("Key Length", "KeyLength"),
          Map.entry("Logon GUID", "LogonGuid"),
          Map.entry("Logon Process", "LogonProcessName"),
          Map.entry("New Process ID", "NewProcessId"),
          Map.entry("Package Name (NTLM only)", "LmPackageName"),
          Map.entry("Privileges", "PrivilegeList"),
          Map.entry("Process Command Line", "CommandLine"),
          Map.entry("Process ID", "ProcessId"),
          Map.entry("Result Code", "Status"),
          Map.entry("Service Account", "AccountName"),
          Map.entry("Share Path", "ShareLocalPath"),
          Map.entry("Source Network Address", "IpAddress"),
          Map.entry("Source Workstation", "Workstation"),
          Map.entry("Sub Status", "SubStatus"),
          Map.entry("Supplied Realm Name", "TargetDomainName"),
          Map.entry("Transited Services", "TransmittedServices"));

  private SnareLabels() {}

  /// Whether this label opens a section.
  static boolean section(String label) {
    return ACTORS.contains(label)
        || LOGONS.contains(label)
        || ACCOUNTS.contains(label)
        || OTHERS.contains(label);
  }

  /// The field of a label.
  ///
  /// @param addresses whether the message names source and destination of a connection, so that
  ///     its ports are theirs
  static Field field(String section, String label, boolean addresses) {
    return WinlogPaths.data(name(section, label, addresses)).field();
  }

  private static String name(String section, String label, boolean addresses) {
    if (label.equals("Source Port")) {
      return addresses ? "SourcePort" : "IpPort";
    }
    if (label.equals("Name") && section.startsWith("Process")) {
      return "ProcessName";
    }
    if (label.equals("Process ID") && section.equals("Application Information")) {
      return "ProcessID";
    }
    String account = account(section, label);
    if (!account.isEmpty()) {
      return account;
    }
    String known = NAMES.get(label);
    return known != null ? known : joined(label);
  }

  private static String account(String section, String label) {
    if (section.equals("Member")) {
      return switch (label) {
        case "Security ID" -> "MemberSid";
        case "Account Name" -> "MemberName";
        default -> "";
      };
    }
    boolean logon = LOGONS.contains(section);
    String who = ACTORS.contains(section) ? "Subject" : "Target";
    if (who.equals("Target") && !logon && !ACCOUNTS.contains(section)) {
      return "";
    }
    return switch (label) {
      case "Security ID", "User ID" ->
          who.equals("Target") && !logon ? "TargetSid" : who + "UserSid";
      case "Account Name", "Group Name" -> who + "UserName";
      case "Account Domain", "Group Domain" -> who + "DomainName";
      case "Logon ID" -> who + "LogonId";
      default -> "";
    };
  }

  /// `Impersonation Level` to `ImpersonationLevel`.
  private static String joined(String label) {
    StringBuilder name = new StringBuilder(label.length());
    boolean begins = true;
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c >= 128 || !Character.isLetterOrDigit(c)) {
        begins = true;
      } else {
        name.append(begins ? Character.toUpperCase(c) : c);
        begins = false;
      }
    }
    return name.isEmpty() ? label : name.toString();
  }
}
