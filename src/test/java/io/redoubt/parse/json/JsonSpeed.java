package io.redoubt.parse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.TimeReader;
import io.redoubt.parse.Formats;
import io.redoubt.taxonomy.ecs.Mappings;
import io.redoubt.testing.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Measures, by hand: parse and normalise EVE records, against Jackson's `nextToken` over all
/// tokens, alternating in one process and thread, in processor time. Arguments: MiB of input,
/// rounds.
final class JsonSpeed {
  private final byte[] bytes;
  private final List<RawRecord> lines;
  private final JsonFactory jackson = new JsonFactory();

  private JsonSpeed(byte[] bytes) {
    this.bytes = bytes;
    this.lines = lines(bytes);
  }

  public static void main(String[] args) throws IOException {
    int size = (args.length > 0 ? Integer.parseInt(args[0]) : 32) << 20;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    JsonSpeed speed = new JsonSpeed(tile(size));
    double[] ratios = new double[rounds];
    for (int round = -2; round < rounds; round++) {
      double parse = speed.megabytesPerSecond(speed::parseOnly);
      double ours = speed.megabytesPerSecond(speed::parse);
      double theirs = speed.megabytesPerSecond(speed::jacksonOverAll);
      double perLine = speed.megabytesPerSecond(speed::jacksonByLine);
      System.out.printf(
          Locale.ROOT,
          "flatten %.0f  parse+normalise %.0f  Jackson, one parser %.0f, one a line %.0f MB/s%n",
          parse,
          ours,
          theirs,
          perLine);
      if (round >= 0) {
        ratios[round] = ours / theirs;
      }
    }
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT, "median ratio %.2f, %d lines%n", ratios[rounds / 2], speed.lines.size());
  }

  private static byte[] tile(int size) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(size + (1 << 20));
    List<Path> files = Corpus.files(Corpus.require("suricata/eve"));
    while (all.size() < size) {
      for (Path file : files) {
        if (file.toString().endsWith(".json")) {
          all.writeBytes(Corpus.read(file));
        }
      }
    }
    return all.toByteArray();
  }

  private static List<RawRecord> lines(byte[] bytes) {
    SourceEntry entry = SourceEntry.named("eve.json");
    List<RawRecord> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(new RawRecord(entry, bytes, start, i - start, start, 0, -1));
        start = i + 1;
      }
    }
    return lines;
  }

  private interface Work {
    long run() throws IOException;
  }

  private double megabytesPerSecond(Work work) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long done = work.run();
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    return done == 0 ? 0 : bytes.length / seconds / 1e6;
  }

  private long parseOnly() {
    Parser parser = Formats.standard().lineParser();
    EventBuilder out = new EventBuilder();
    long cells = 0;
    for (RawRecord line : lines) {
      out.begin(line);
      parser.parse(bytes, line.start(), line.end(), out);
      cells += out.size();
    }
    return cells;
  }

  private long parse() {
    Parser parser = Formats.standard().lineParser();
    TimeReader times = new TimeReader(TimeContext.of(SourceEntry.named("eve.json")));
    Normalizer normalizer = new Normalizer(new Mappings(), times);
    EventBuilder out = new EventBuilder();
    long cells = 0;
    for (RawRecord line : lines) {
      out.begin(line);
      out.outcome(parser.parse(bytes, line.start(), line.end(), out));
      normalizer.normalize(out);
      cells += out.size();
    }
    return cells;
  }

  private long jacksonOverAll() throws IOException {
    long tokens = 0;
    try (JsonParser parser = jackson.createParser(bytes)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  private long jacksonByLine() throws IOException {
    long tokens = 0;
    for (RawRecord line : lines) {
      try (JsonParser parser = jackson.createParser(bytes, line.start(), line.length())) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }
    return tokens;
  }
}
