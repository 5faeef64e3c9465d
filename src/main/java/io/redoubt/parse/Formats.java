package io.redoubt.parse;

import io.redoubt.event.Format;
import io.redoubt.event.Parser;
import io.redoubt.parse.audit.AuditFormat;
import io.redoubt.parse.audit.AuditParser;
import io.redoubt.parse.evtx.EvtxFormat;
import io.redoubt.parse.firewall.FirewallFormats;
import io.redoubt.parse.frame.FirstFit;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.Sample;
import io.redoubt.parse.frame.TraceFraming;
import io.redoubt.parse.frame.Utf16Framing;
import io.redoubt.parse.generic.GenericFormats;
import io.redoubt.parse.generic.GuessedFields;
import io.redoubt.parse.generic.GuessedJson;
import io.redoubt.parse.grammar.Grammars;
import io.redoubt.parse.json.JsonDocuments;
import io.redoubt.parse.mysql.ErrorLogParser;
import io.redoubt.parse.mysql.MysqlFormat;
import io.redoubt.parse.syslog.JournalParser;
import io.redoubt.parse.syslog.ProgramMessage;
import io.redoubt.parse.syslog.SyslogParser;
import io.redoubt.parse.syslog.VsftpdParser;
import io.redoubt.parse.table.CsvFormat;
import io.redoubt.parse.table.W3cFormat;
import io.redoubt.parse.text.TextParser;
import io.redoubt.parse.utmp.UtmpFormat;
import io.redoubt.parse.web.WebFormats;
import io.redoubt.parse.windows.WindowsFormats;
import io.redoubt.parse.wrap.WrapFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All formats there are: what frames whole entries, and what is asked line by line. To add a
/// format, write its parser and name it here, or in the list of its family. Immutable and
/// thread-safe.
public final class Formats {
  private final List<FramedFormat> framed;
  private final List<Parser> known;
  private final Parser lines;

  /// Formats in the order in which they are asked; the last line parser takes what nobody took.
  public Formats(List<FramedFormat> framed, List<Parser> lines) {
    this.framed = List.copyOf(framed);
    this.known = List.copyOf(lines);
    this.lines = new FirstFit(lines);
  }

  /* Made when it is first asked for, once in a process: its tables take long to make, and each of
  its grammars is compiled when a program of its is first seen. */
  private static final class Standard {
    private static final Formats FORMATS = with(List.of());
  }

  /// Everything Redoubt knows: the same formats in the whole process.
  public static Formats standard() {
    return Standard.FORMATS;
  }

  /// Everything Redoubt knows, and before it rows of tables, bare or in messages of syslog.
  ///
  /// @param rows reject what is no row of theirs
  static Formats with(List<Parser> rows) {
    GuessedFields guessed = new GuessedFields();
    List<FramedFormat> framed = new ArrayList<>();
    framed.add(new EvtxFormat());
    framed.add(new UtmpFormat());
    framed.addAll(WindowsFormats.framed());
    framed.add(new W3cFormat());
    framed.addAll(SensorFormats.framed());
    framed.add(new CsvFormat(new FirstFit(SensorFormats.lines()), WindowsFormats.rows()));
    List<Parser> embedded = new ArrayList<>(rows);
    embedded.addAll(WindowsFormats.lines());
    embedded.add(new AuditParser());
    embedded.addAll(SensorFormats.lines());
    embedded.add(new GuessedJson(guessed));
    embedded.addAll(WebFormats.lines());
    embedded.addAll(GenericFormats.marked(guessed));
    embedded.addAll(FirewallFormats.lines());
    Parser text = new TextParser();
    List<Parser> inMessages = new ArrayList<>(embedded);
    inMessages.addAll(GenericFormats.inMessages(guessed));
    ProgramMessage messages = new ProgramMessage(Grammars.standard(), inMessages, text);
    List<Parser> bare = new ArrayList<>(WebFormats.first());
    bare.add(new SyslogParser(messages));
    bare.add(new JournalParser(messages));
    bare.add(new VsftpdParser(messages));
    bare.addAll(embedded);
    bare.addAll(GenericFormats.unmarked(guessed));
    bare.add(new ErrorLogParser());
    bare.add(text);
    List<Parser> lines = new ArrayList<>(rows);
    lines.addAll(SensorFormats.lines());
    lines.addAll(WrapFormats.lines(new FirstFit(bare), guessed::beside));
    lines.addAll(bare);
    Parser all = new FirstFit(lines);
    framed.add(new AuditFormat(() -> all));
    framed.add(new MysqlFormat(() -> all));
    framed.add(new JsonDocuments(() -> all));
    return new Formats(framed, lines);
  }

  /// Only the line formats of this id or family, text for what does not fit; empty when there is no
  /// such line format. Entries that are not lines (EVTX, tables with a header) are not recognised.
  public Optional<Formats> only(String wanted) {
    List<Parser> fitting = new ArrayList<>();
    for (Parser parser : known) {
      Format format = parser.format();
      if (format.id().equals(wanted) || format.family().equals(wanted)) {
        fitting.add(parser);
      }
    }
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    fitting.add(known.getLast());
    return Optional.of(new Formats(List.of(), fitting));
  }

  /// The parsers of lines, in the order in which they are asked.
  List<Parser> known() {
    return known;
  }

  /// The ids of the line formats, sorted.
  public List<String> lineFormats() {
    return known.stream().map(parser -> parser.format().id()).distinct().sorted().toList();
  }

  /// What the entry is, from its beginning. Anything that is text is at least lines of text.
  public Recognition recognize(Sample sample) {
    for (FramedFormat format : framed) {
      Optional<Framing> framing = format.recognize(sample);
      if (framing.isPresent()) {
        return new Recognition.Log(framing.get());
      }
    }
    Optional<Framing> utf16 =
        Utf16Framing.document(sample, framed)
            .or(() -> Utf16Framing.recognize(sample, this::lineParser));
    if (utf16.isPresent()) {
      return new Recognition.Log(utf16.get());
    }
    return BinaryContent.named(sample)
        .<Recognition>map(Recognition.NoLog::new)
        .orElseGet(() -> new Recognition.Log(lines(sample)));
  }

  private Framing lines(Sample sample) {
    return TraceFraming.recognize(sample, this::lineParser)
        .or(() -> AuditFormat.inSyslog(sample, this::lineParser))
        .orElseGet(() -> new LineFraming(this::lineParser));
  }

  /// The parser for lines of any format.
  public Parser lineParser() {
    return lines;
  }
}
