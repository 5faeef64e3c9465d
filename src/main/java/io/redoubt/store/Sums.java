package io.redoubt.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The list of check sums of a backup, `SHA256SUMS`, as `sha256sum -c` reads it.
final class Sums {
  /// Its name.
  static final String NAME = "SHA256SUMS";

  private static final int HEX = 64;
  private static final int CHUNK = 1 << 16;

  private Sums() {}

  /// A line of it.
  ///
  /// @param sum in hexadecimal digits
  /// @param path relative to the folder of the list, with `/`
  record Sum(String sum, String path) {}

  /// Sums up these files of a folder and writes the list, last of all; says how many bytes they
  /// have.
  static long write(Path folder, List<String> files) throws IOException {
    StringBuilder lines = new StringBuilder();
    long bytes = 0;
    for (String file : files.stream().sorted().toList()) {
      Path path = folder.resolve(file);
      lines.append(of(path)).append("  ").append(file).append('\n');
      bytes += Files.size(path);
    }
    Path made = folder.resolve(NAME);
    Files.writeString(made, lines);
    try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return bytes;
  }

  /// The list of this folder.
  ///
  /// @throws IOException when there is none, or a line is none
  static List<Sum> read(Path folder) throws IOException {
    Path list = folder.resolve(NAME);
    if (!Files.exists(list)) {
      throw new IOException(folder + " is no whole backup: it has no " + NAME);
    }
    List<Sum> sums = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      boolean wellFormed = line.length() > HEX + 2 && line.startsWith("  ", HEX);
      Path path = wellFormed ? Path.of(line.substring(HEX + 2)).normalize() : Path.of("..");
      if (path.isAbsolute() || path.startsWith("..")) {
        throw new IOException(list + ": not a line of check sums: " + line);
      }
      sums.add(new Sum(line.substring(0, HEX), line.substring(HEX + 2)));
    }
    return sums;
  }

  /// The sum of a file.
  static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }

  /// @throws IOException when the folder is there and not empty
  static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> children = Files.list(folder)) {
      if (children.findAny().isPresent()) {
        throw new IOException(folder + " is not empty: name another folder");
      }
    }
  }

  /// Only its owner may look into it.
  static void ownerOnly(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
