package io.redoubt.ingest.pack;

/// Tells zip files that are documents or programs from archives of logs, by their first member.
public final class Documents {
  private Documents() {}

  /// Whether a member of this name tells what the zip file is, wherever it stands in it.
  public static boolean tells(String member) {
    return member.equals("[Content_Types].xml") || member.equals("META-INF/MANIFEST.MF");
  }

  /// What a zip file is that begins with a member of this name; empty when it is an archive.
  public static String named(String firstMember) {
    if (firstMember.equals("[Content_Types].xml")
        || firstMember.startsWith("_rels/")
        || firstMember.startsWith("docProps/")) {
      return "not a log (Office document)";
    }
    if (firstMember.equals("mimetype")) {
      return "not a log (document)";
    }
    if (firstMember.equals("META-INF/") || firstMember.equals("META-INF/MANIFEST.MF")) {
      return "not a log (Java archive)";
    }
    return firstMember.equals("AndroidManifest.xml") ? "not a log (Android app)" : "";
  }
}
