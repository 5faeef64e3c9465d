package io.redoubt.store.log;

import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.DiskFile;
import io.redoubt.store.disk.NoRoom;
import io.redoubt.store.disk.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A disk in memory that fails at a chosen step, as a power cut, an error or a full disk. What
/// was not forced survives a power cut in whole, in parts or not at all; names that were not
/// forced come back in any combination.
final class ShakyDisk implements Disk {
  /// How a step fails.
  enum Fault {
    /// The power goes: nothing after it has any effect.
    POWER,
    /// The system reports an error, once.
    ERROR,
    /// The disk is full, once.
    FULL
  }

  private final RandomGenerator random;
  private final Map<String, ShakyFile> names = new TreeMap<>();
  private final Map<String, ShakyFile> platterNames = new TreeMap<>();
  private final List<NameChange> pending = new ArrayList<>();
  private final List<String> folders = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private int failAt = -1;
  private Fault fault = Fault.POWER;
  private boolean dead;
  private boolean full;
  private boolean locked;

  /// A name is given (or taken, when null) in a folder, and another is taken with it when renamed.
  private record NameChange(
      String folder, String name, @Nullable ShakyFile file, @Nullable String taken) {}

  ShakyDisk(RandomGenerator random) {
    this.random = random;
  }

  /// From now on counts steps from 0 and fails at this one; -1: at none.
  synchronized void failAt(int step, Fault how) {
    steps.clear();
    failAt = step;
    fault = how;
  }

  /// Nothing can be written until there is room again.
  synchronized void full(boolean now) {
    full = now;
  }

  /// The names of the steps since.
  synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  /// Whether the power is gone.
  synchronized boolean dead() {
    return dead;
  }

  /// The power comes back.
  synchronized void restart() {
    for (NameChange change : pending) {
      if (random.nextBoolean()) {
        apply(platterNames, change);
      }
    }
    pending.clear();
    names.clear();
    names.putAll(platterNames);
    names.values().forEach(file -> file.crash(random));
    dead = false;
    locked = false;
    failAt = -1;
  }

  private static void apply(Map<String, ShakyFile> names, NameChange change) {
    if (change.taken() != null) {
      names.remove(change.taken());
    }
    if (change.file() == null) {
      names.remove(change.name());
    } else {
      names.put(change.name(), change.file());
    }
  }

  /* Throws when this step fails; says true when half of it happened first. */
  private void step(String name, Runnable half) throws IOException {
    if (dead) {
      throw new IOException("The power is gone");
    }
    steps.add(name);
    if (full && (name.startsWith("write") || name.startsWith("create"))) {
      half.run();
      throw new NoRoom("No space left on device");
    }
    if (steps.size() - 1 == failAt) {
      half.run();
      switch (fault) {
        case POWER -> {
          dead = true;
          throw new IOException("The power goes");
        }
        case ERROR -> throw new IOException("Input/output error");
        case FULL -> throw new NoRoom("No space left on device");
      }
    }
  }

  private static String kind(String path) {
    if (path.isEmpty()) {
      return "root";
    }
    return path.endsWith(".seg") ? "segment" : path.contains("-") ? "day" : path;
  }

  private static String folder(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  private void name(NameChange change) {
    apply(names, change);
    pending.add(change);
  }

  @Override
  public synchronized List<String> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    List<String> all = new ArrayList<>(names.keySet());
    all.addAll(folders);
    return all.stream()
        .filter(path -> path.startsWith(prefix) && path.length() > prefix.length())
        .map(path -> path.substring(prefix.length()).split("/")[0])
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public synchronized void makeFolder(String folder) throws IOException {
    if (!folders.contains(folder)) {
      step("make " + kind(folder), () -> {});
      folders.add(folder);
    }
  }

  @Override
  public synchronized DiskFile create(String path) throws IOException {
    step("create " + kind(path), () -> {});
    if (names.containsKey(path)) {
      throw new FileAlreadyExistsException(path);
    }
    ShakyFile file = new ShakyFile();
    name(new NameChange(folder(path), path, file, null));
    return new Open(kind(path), file);
  }

  @Override
  public synchronized DiskFile open(String path) throws IOException {
    step("open " + kind(path), () -> {});
    return new Open("resumed " + kind(path), file(path));
  }

  private ShakyFile file(String path) throws NoSuchFileException {
    ShakyFile file = names.get(path);
    if (file == null) {
      throw new NoSuchFileException(path);
    }
    return file;
  }

  @Override
  public synchronized Reading read(String path) throws IOException {
    byte[] seen = file(path).seen();
    return new Reading() {
      @Override
      public int read(long position, byte[] into, int offset, int length) {
        int count = Math.clamp(seen.length - position, 0, length);
        System.arraycopy(seen, (int) position, into, offset, count);
        return count;
      }

      @Override
      public long size() {
        return seen.length;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    step("rename " + kind(to), () -> {});
    name(new NameChange(folder(to), to, file(from), from));
  }

  @Override
  public synchronized boolean delete(String path) throws IOException {
    if (names.containsKey(path)) {
      step("delete " + kind(path), () -> {});
      name(new NameChange(folder(path), path, null, null));
    } else if (folders.contains(path) && list(path).isEmpty()) {
      step("delete " + kind(path), () -> {});
      folders.remove(path);
    }
    return true;
  }

  @Override
  public synchronized void forceFolder(String folder) throws IOException {
    step("force " + kind(folder), () -> {});
    for (NameChange change : pending) {
      if (change.folder().equals(folder)) {
        apply(platterNames, change);
      }
    }
    pending.removeIf(change -> change.folder().equals(folder));
  }

  @Override
  public synchronized long free() {
    return full ? 0 : Long.MAX_VALUE;
  }

  @Override
  public synchronized @Nullable Closeable lock(String path) throws IOException {
    step("lock", () -> {});
    if (locked) {
      return null;
    }
    locked = true;
    return this::unlock;
  }

  private synchronized void unlock() {
    locked = false;
  }

  @Override
  public String name() {
    return "shaky";
  }

  private final class Open implements DiskFile {
    private final String kind;
    private final ShakyFile file;

    Open(String kind, ShakyFile file) {
      this.kind = kind;
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      synchronized (ShakyDisk.this) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        String part =
            position == 0
                ? "start of "
                : position == SegmentHeader.BLOCK ? "state of " : "frames of ";
        byte[] half = Arrays.copyOf(all, all.length == 0 ? 0 : random.nextInt(all.length));
        step("write " + part + kind, () -> file.write((int) position, half));
        file.write((int) position, all);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (ShakyDisk.this) {
        step("force " + kind, () -> file.failForce(random));
        file.force();
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (ShakyDisk.this) {
        step("cut " + kind, () -> {});
        file.cut((int) size);
      }
    }

    @Override
    public long size() {
      return file.seen().length;
    }

    @Override
    public void close() {}
  }
}
