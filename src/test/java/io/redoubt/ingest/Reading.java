package io.redoubt.ingest;

import io.redoubt.event.SourceEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Everything a source hands out, kept for looking at.
final class Reading implements EntryHandler {
  /// One entry and what could be read of it.
  record Entry(SourceEntry source, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /// One thing that was not read.
  record Skip(String path, String reason, boolean partial) {}

  final List<Entry> entries = new ArrayList<>();
  final List<Skip> skips = new ArrayList<>();
  private final int chunk;
  private int stopAfter = Integer.MAX_VALUE;

  private Reading(int chunk) {
    this.chunk = chunk;
  }

  static Reading of(FileSource source, String... paths) {
    Reading reading = new Reading(1 << 20);
    source.read(List.of(paths), reading);
    return reading;
  }

  static Reading of(Path... paths) {
    return of(source(), Arrays.stream(paths).map(Path::toString).toArray(String[]::new));
  }

  static Reading inChunks(int chunk, Path path) {
    Reading reading = new Reading(chunk);
    source().read(List.of(path.toString()), reading);
    return reading;
  }

  static Reading stoppedAfter(int entries, Path path) {
    Reading reading = new Reading(1 << 20);
    reading.stopAfter = entries;
    source().read(List.of(path.toString()), reading);
    return reading;
  }

  static FileSource source() {
    return new FileSource(IngestOptions.DEFAULT, InputStream.nullInputStream());
  }

  static FileSource piped(byte[] standardInput) {
    return new FileSource(IngestOptions.DEFAULT, new ByteArrayInputStream(standardInput));
  }

  static FileSource limited(IngestOptions.Limits limits) {
    return new FileSource(
        new IngestOptions(List.of(), limits, false), InputStream.nullInputStream());
  }

  static FileSource excluding(String... globs) {
    return new FileSource(
        new IngestOptions(List.of(globs), IngestOptions.Limits.DEFAULT, false),
        InputStream.nullInputStream());
  }

  List<String> paths() {
    return entries.stream().map(e -> e.source().path()).toList();
  }

  List<String> keys() {
    return entries.stream().map(e -> e.source().key()).toList();
  }

  List<String> texts() {
    return entries.stream().map(Entry::text).toList();
  }

  Entry only() {
    if (entries.size() != 1 || !skips.isEmpty()) {
      throw new AssertionError("Not one entry alone: " + paths() + " " + skips);
    }
    return entries.getFirst();
  }

  @Override
  public void entry(SourceEntry entry, InputStream bytes) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[chunk];
    try {
      for (int n; (n = bytes.read(buffer)) >= 0; ) {
        read.write(buffer, 0, n);
      }
    } finally {
      entries.add(new Entry(entry, read.toByteArray()));
    }
  }

  @Override
  public void skipped(String path, String reason, boolean partial) {
    skips.add(new Skip(path, reason, partial));
  }

  @Override
  public boolean stopped() {
    return entries.size() >= stopAfter;
  }
}
