package io.redoubt.store.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real folder; what is made in it is readable by its owner only.
///
/// @param root the folder; made when first written to
public record FolderDisk(Path root) implements Disk {
  private static final long LITTLE = 1 << 20;

  @Override
  public List<String> list(String folder) throws IOException {
    Path start = root.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(start)) {
      return children.map(child -> String.valueOf(child.getFileName())).sorted().toList();
    }
  }

  @Override
  public void makeFolder(String folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path wanted = root.resolve(folder);
    for (Path at = wanted; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path made : missing) {
      Files.createDirectory(made, rights("rwx------"));
      forceNames(made.toAbsolutePath().getParent());
    }
  }

  private FileAttribute<?>[] rights(String rights) {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return root.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public DiskFile create(String path) throws IOException {
    Set<StandardOpenOption> fresh =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return new Channel(FileChannel.open(root.resolve(path), fresh, rights("rw-------")), this);
    } catch (IOException failed) {
      throw explained(failed);
    }
  }

  @Override
  public DiskFile open(String path) throws IOException {
    return new Channel(
        FileChannel.open(root.resolve(path), StandardOpenOption.READ, StandardOpenOption.WRITE),
        this);
  }

  @Override
  public Reading read(String path) throws IOException {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return new Reader(new RandomAccessFile(file.toFile(), "r"));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        root.resolve(from),
        root.resolve(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean delete(String path) throws IOException {
    try {
      Files.deleteIfExists(root.resolve(path));
      return true;
    } catch (DirectoryNotEmptyException used) {
      return false;
    }
  }

  @Override
  public void forceFolder(String folder) throws IOException {
    forceNames(root.resolve(folder));
  }

  /* Windows has no way to do this and needs none: its names are journaled with the file. */
  private void forceNames(@Nullable Path folder) throws IOException {
    if (folder == null || !posix()) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public long free() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  @Override
  public @Nullable Closeable lock(String path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve(path),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            rights("rw-------"));
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException sameProgram) {
      channel.close();
      return null;
    }
    channel.close();
    return null;
  }

  @Override
  public String name() {
    return root.toString();
  }

  /* Java tells a full disk by the system's message alone, which may be in any language; so what is
  left of the disk is asked too. */
  private IOException explained(IOException failed) throws IOException {
    String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    boolean full =
        message.contains("no space left")
            || message.contains("quota exceeded")
            || message.contains("not enough space")
            || (!message.contains("closed") && free() < LITTLE);
    return full ? new NoRoom(failed) : failed;
  }

  private record Channel(FileChannel channel, FolderDisk disk) implements DiskFile {
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      try {
        long at = position;
        while (bytes.hasRemaining()) {
          at += channel.write(bytes, at);
        }
      } catch (IOException failed) {
        throw disk.explained(failed);
      }
    }

    @Override
    public void force() throws IOException {
      try {
        channel.force(false);
      } catch (IOException failed) {
        throw disk.explained(failed);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private record Reader(RandomAccessFile file) implements Reading {
    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      file.seek(position);
      int done = 0;
      while (done < length) {
        int more = file.read(into, offset + done, length - done);
        if (more < 0) {
          break;
        }
        done += more;
      }
      return done;
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
