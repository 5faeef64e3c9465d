package io.redoubt.parse;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells files that are no logs from text with odd bytes in it.
final class BinaryContent {
  /// The fixed bytes of a kind of file.
  ///
  /// @param at where they stand
  /// @param latin1 what they are
  /// @param name what to call such a file, and where its contents can be had as a log, how
  private record Magic(int at, String latin1, String name) {}

  private static final String IMAGE = "not a log (image)";
  private static final String PROGRAM = "not a log (program)";
  private static final String MEDIA = "not a log (sound or video)";
  private static final String DISK = "not a log (disk image)";
  private static final String OFFICE = "not a log (Office document)";
  private static final String PCAP = "packet capture: run Suricata or Zeek on it first";
  private static final String EXPORT = "table file: export it as JSON lines or CSV first";

  private static final List<Magic> MAGICS =
      List.of(
          new Magic(0, "\u0089PNG\r\n", IMAGE),
          new Magic(0, "\u00ff\u00d8\u00ff", IMAGE),
          new Magic(0, "GIF87a", IMAGE),
          new Magic(0, "GIF89a", IMAGE),
          new Magic(0, "II*\0", IMAGE),
          new Magic(0, "MM\0*", IMAGE),
          new Magic(0, "\0\0\u0001\0", IMAGE),
          new Magic(8, "WEBP", IMAGE),
          new Magic(0, "\u007fELF", PROGRAM),
          new Magic(0, "\u00ca\u00fe\u00ba\u00be", PROGRAM),
          new Magic(0, "\u00cf\u00fa\u00ed\u00fe", PROGRAM),
          new Magic(0, "\0asm", PROGRAM),
          new Magic(0, "%PDF-", "not a log (PDF)"),
          new Magic(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", OFFICE),
          new Magic(0, "SQLite format 3\0", "not a log (SQLite database): export its tables first"),
          new Magic(4, "\u00ef\u00cd\u00ab\u0089", "not a log (ESE database)"),
          new Magic(0, "regf", "not a log (Windows registry hive)"),
          new Magic(0, "L\0\0\0\u0001\u0014\u0002\0", "not a log (Windows shortcut)"),
          new Magic(4, "SCCA", "not a log (Windows prefetch file)"),
          new Magic(0, "MAM\u0004", "not a log (Windows prefetch file)"),
          new Magic(0, "\0\u0005\u0016\u0007", "not a log (macOS file attributes)"),
          new Magic(4, "Bud1", "not a log (macOS folder settings)"),
          new Magic(0, "MDMP", "not a log (memory dump)"),
          new Magic(0, "PAGEDU", "not a log (memory dump)"),
          new Magic(4, "LfLe", "old Windows event log (.evt): convert it first (wevtutil epl)"),
          new Magic(0, "LPKSHHRH", "journal file: export it first (journalctl --file F -o json)"),
          new Magic(0, "\u00d4\u00c3\u00b2\u00a1", PCAP),
          new Magic(0, "\u00a1\u00b2\u00c3\u00d4", PCAP),
          new Magic(0, "M<\u00b2\u00a1", PCAP),
          new Magic(0, "\u00a1\u00b2<M", PCAP),
          new Magic(0, "\n\r\r\n", PCAP),
          new Magic(0, "PAR1", "Parquet " + EXPORT),
          new Magic(0, "Obj\u0001", "Avro " + EXPORT),
          new Magic(0, "ORC", "ORC " + EXPORT),
          new Magic(4, "ftyp", MEDIA),
          new Magic(0, "ID3", MEDIA),
          new Magic(0, "OggS", MEDIA),
          new Magic(0, "RIFF", MEDIA),
          new Magic(0, "QFI\u00fb", DISK),
          new Magic(0, "KDMV", DISK),
          new Magic(0, "LUKS\u00ba\u00be", DISK),
          new Magic(0, "conectix", DISK),
          new Magic(0, "PACK\0\0\0", "not a log (Git pack)"),
          new Magic(0, "DIRC\0\0\0", "not a log (Git index)"),
          new Magic(0, "\u00ff\u00fe\0\0", "UTF-32 text: convert it to UTF-8 first (iconv)"),
          new Magic(0, "\0\0\u00fe\u00ff", "UTF-32 text: convert it to UTF-8 first (iconv)"));

  private BinaryContent() {}

  /// What the sample looks like when it is no log, such as `not a log (image)`.
  static Optional<String> named(Sample sample) {
    for (Magic magic : MAGICS) {
      boolean fits =
          sample.length() >= magic.at
              && Bytes.startsWith(sample.bytes(), magic.at, sample.length(), magic.latin1);
      if (fits && (unprintable(magic) || odd(sample) + nuls(sample) > 0)) {
        return Optional.of(magic.name);
      }
    }
    if (sample.startsWith("MZ") && nuls(sample) > 0) {
      return Optional.of(PROGRAM);
    }
    return unnamed(sample);
  }

  private static Optional<String> unnamed(Sample sample) {
    int text = sample.length() - nulRuns(sample);
    if (text == 0) {
      return sample.length() == 0 ? Optional.empty() : Optional.of("binary (NUL bytes only)");
    }
    int loose = nuls(sample) - nulRuns(sample);
    int odd = odd(sample);
    boolean binary = (loose >= 8 && loose * 5L > text) || (odd >= 8 && odd * 100L > text * 7L);
    if (!binary) {
      return Optional.empty();
    }
    return Optional.of(
        loginRecords(sample.path()) ? "login records: print them first (last -f FILE)" : "binary");
  }

  private static boolean loginRecords(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.startsWith("wtmp")
        || name.startsWith("btmp")
        || name.startsWith("utmp")
        || name.startsWith("lastlog");
  }

  /* Fixed bytes that are letters may begin a line of text as well. */
  private static boolean unprintable(Magic magic) {
    return magic.latin1.chars().anyMatch(c -> c > 126 || c < 9);
  }

  private static int nuls(Sample sample) {
    return Bytes.count(sample.bytes(), 0, sample.length(), (byte) 0);
  }

  /* What a crash or a truncated open file leaves in a text log: long holes of NUL bytes. */
  private static int nulRuns(Sample sample) {
    int inRuns = 0;
    int run = 0;
    for (int i = 0; i <= sample.length(); i++) {
      if (i < sample.length() && sample.bytes()[i] == 0) {
        run++;
      } else {
        inRuns += run >= 64 ? run : 0;
        run = 0;
      }
    }
    return inRuns;
  }

  /* Control characters but NUL, tab, line ends, form feed, backspace and escape. */
  private static int odd(Sample sample) {
    int odd = 0;
    for (int i = 0; i < sample.length(); i++) {
      byte b = sample.bytes()[i];
      boolean control = (b > 0 && b < ' ') || b == 127;
      boolean usual = (b >= 8 && b <= 10) || b == 12 || b == 13 || b == 27;
      if (control && !usual) {
        odd++;
      }
    }
    return odd;
  }
}
