package io.redoubt.cli.wazuh;

import io.redoubt.cli.terminal.UsageError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The home folder of a Wazuh manager, and what Redoubt puts there: owned by who runs this, with
/// the group that its `integrations` folder has, as the manager wants its files.
///
/// @param home absolute
record WazuhHome(Path home) {
  private static final List<Part> PARTS =
      List.of(
          new Part("custom-redoubt", "integrations/custom-redoubt", "rwxr-x---"),
          new Part("redoubt_rules.xml", "etc/rules/redoubt_rules.xml", "rw-rw----"),
          new Part("redoubt_decoders.xml", "etc/decoders/redoubt_decoders.xml", "rw-rw----"));
  private static final String SPOOL = "queue/redoubt";
  private static final String SPOOL_MODE = "rwxrwx---";

  private record Part(String resource, String target, String mode) {}

  /// Why this is no home of a manager; empty when it is.
  Optional<String> fault() {
    if (!Files.isDirectory(home)) {
      return Optional.of(home + " is no folder; the home of Wazuh is usually /var/ossec.");
    }
    if (!Files.isRegularFile(configuration())) {
      return Optional.of(
          home + " is not the home of Wazuh: it has no etc/ossec.conf. Usually it is /var/ossec.");
    }
    for (String folder : List.of("integrations", "etc/rules", "etc/decoders", "queue")) {
      if (!Files.isDirectory(home.resolve(folder))) {
        return Optional.of(
            "%s is not the home of a Wazuh manager: it has no folder %s. Agents need nothing."
                .formatted(home, folder));
      }
    }
    return Optional.empty();
  }

  Path configuration() {
    return home.resolve("etc/ossec.conf");
  }

  Path control() {
    return home.resolve("bin/wazuh-control");
  }

  /// Whether the configuration names the script.
  boolean isConfigured() {
    try {
      return Files.readString(configuration(), StandardCharsets.ISO_8859_1)
          .contains("<name>custom-redoubt</name>");
    } catch (IOException _) {
      return false;
    }
  }

  /// Puts everything there, or only says what would be done, a line for each step.
  List<String> install(boolean dryRun) {
    List<String> steps = new ArrayList<>();
    try {
      GroupPrincipal group =
          Files.readAttributes(home.resolve("integrations"), PosixFileAttributes.class).group();
      Path spool = home.resolve(SPOOL);
      if (!Files.isDirectory(spool)) {
        steps.add(verb(dryRun, "made") + spool + " (770)");
        if (!dryRun) {
          Files.createDirectory(spool);
          own(spool, SPOOL_MODE, group, steps);
        }
      }
      for (Part part : PARTS) {
        put(part, dryRun, group, steps);
      }
      return steps;
    } catch (IOException failed) {
      throw new UsageError(
          "Cannot install to " + home + ": " + failed.getMessage() + ". Run this as root.");
    }
  }

  private void put(Part part, boolean dryRun, GroupPrincipal group, List<String> steps)
      throws IOException {
    Path target = home.resolve(part.target);
    byte[] content = content(part.resource);
    boolean there = Files.isRegularFile(target);
    if (there && Arrays.equals(Files.readAllBytes(target), content) && isOwned(target, part)) {
      steps.add("unchanged: " + target);
      return;
    }
    String mode = part.mode.equals("rwxr-x---") ? " (750)" : " (660)";
    steps.add(verb(dryRun, there ? "replaced" : "wrote") + target + mode);
    if (dryRun) {
      return;
    }
    Path whole = Files.createTempFile(target.getParent(), ".redoubt", ".part");
    Files.write(whole, content);
    own(whole, part.mode, group, steps);
    Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String verb(boolean dryRun, String done) {
    return dryRun ? "would be " + (done.equals("wrote") ? "written" : done) + ": " : done + ": ";
  }

  private static boolean isOwned(Path target, Part part) throws IOException {
    return Files.getPosixFilePermissions(target).equals(PosixFilePermissions.fromString(part.mode));
  }

  private static void own(Path path, String mode, GroupPrincipal group, List<String> steps)
      throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    try {
      view.setGroup(group);
    } catch (IOException _) {
      steps.add("  its group could not be set: chgrp " + group.getName() + " on it as root");
    }
  }

  private static byte[] content(String resource) throws IOException {
    try (InputStream in = WazuhHome.class.getResourceAsStream("/wazuh/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks wazuh/" + resource + ".");
      }
      return in.readAllBytes();
    }
  }
}
