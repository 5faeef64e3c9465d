package io.redoubt.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: version, commit, JDK.
public final class Version implements IVersionProvider {
  /// Made by picocli.
  public Version() {}

  @Override
  public String[] getVersion() {
    return lines().toArray(String[]::new);
  }

  /// The same as lines.
  public List<String> lines() {
    Properties build = build();
    return List.of(
        "redoubt " + build.getProperty("version", "unknown") + " (" + commit(build) + ")",
        "JDK " + Runtime.version() + " (" + System.getProperty("java.vm.vendor", "") + ")");
  }

  /// The version number alone.
  public static String number() {
    return build().getProperty("version", "unknown");
  }

  private static String commit(Properties build) {
    String commit = build.getProperty("commit", "unknown");
    return commit.equals("unknown") || commit.startsWith("$")
        ? "commit unknown"
        : "commit " + commit;
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/io/redoubt/build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException unreadable) {
      build.setProperty("version", "unknown");
    }
    return build;
  }
}
