package io.redoubt.parse.table;

import io.redoubt.event.Field;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import io.redoubt.parse.generic.GuessedFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Tables with a header line, separated by comma, semicolon or tab: at least three columns with
/// names that begin with a letter, all different, and rows of the same number of values. Source:
/// RFC 4180.
public final class CsvFormat implements FramedFormat {
  private static final int FEWEST = 3;
  private static final int LONGEST_NAME = 64;
  private static final int ROWS = 5;

  private final GuessedFields guessed = new GuessedFields();
  private final Parser records;
  private final Rows known;

  /// The format.
  ///
  /// @param records reads the records that a column holds whole, as in exports of audit logs
  /// @param known tables with parsers of their own
  public CsvFormat(Parser records, Rows known) {
    this.records = records;
    this.known = known;
  }

  @Override
  public Optional<Framing> recognize(Sample sample) {
    int start = sample.firstInk();
    byte[] bytes = sample.bytes();
    if (Bytes.startsWith(bytes, start, sample.length(), CsvFraming.KIND)) {
      start = Math.min(Bytes.find(bytes, start, sample.length(), '\n') + 1, sample.length());
    }
    int lf = Bytes.find(bytes, start, sample.length(), '\n');
    if (lf >= sample.length()) {
      return Optional.empty();
    }
    int end = lf > start && bytes[lf - 1] == '\r' ? lf - 1 : lf;
    for (char separator : new char[] {',', ';', '\t'}) {
      List<String> names = names(bytes, start, end, separator);
      int most = names.size() + known.beyond(names);
      if (names.size() >= FEWEST && even(sample, lf + 1, names.size(), most, separator)) {
        return Optional.of(new CsvFraming(rows(names, separator)));
      }
    }
    return Optional.empty();
  }

  private Parser rows(List<String> names, char separator) {
    Field[] fields = names.stream().map(n -> Field.of("redoubt.native." + n)).toArray(Field[]::new);
    return known
        .of(names, separator)
        .orElseGet(() -> new CsvParser(fields, separator, guessed, records));
  }

  private static List<String> names(byte[] bytes, int from, int to, char separator) {
    List<String> names = new ArrayList<>();
    Cells cells = new Cells(bytes, from, to, separator);
    while (cells.next()) {
      int length = cells.end - cells.from;
      if (length < 1 || length > LONGEST_NAME || !isName(bytes, cells.from, cells.end)) {
        return List.of();
      }
      String name = new String(bytes, cells.from, length, StandardCharsets.UTF_8).strip();
      names.add(name.replace('.', '_').replace(' ', '_'));
    }
    return new HashSet<>(names).size() == names.size() ? names : List.of();
  }

  private static boolean isName(byte[] bytes, int from, int to) {
    boolean letter = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      int lower = b | 32;
      letter |= lower >= 'a' && lower <= 'z';
      boolean plain = (lower >= 'a' && lower <= 'z') || Bytes.isDigit(b) || b < 0;
      if (!plain && " _-./()@#%$".indexOf(b) < 0) {
        return false;
      }
    }
    return letter && !Bytes.isDigit(bytes[from]);
  }

  /// Whether the first rows have as many values as the header, or `most`, with few exceptions.
  private static boolean even(Sample sample, int from, int columns, int most, char separator) {
    int at = from;
    int rows = 0;
    int odd = 0;
    while (at < sample.length() && rows < ROWS) {
      int end = CsvFraming.rowEnd(sample.bytes(), at, sample.length());
      if (end >= sample.length() && !sample.whole()) {
        break;
      }
      int stop = CsvFraming.trim(sample.bytes(), at, end);
      int values = stop > at ? count(sample.bytes(), at, stop, separator) : columns;
      odd += values < columns || values > most ? 1 : 0;
      rows += stop > at ? 1 : 0;
      at = end + 1;
    }
    return rows > 0 && odd * 3 <= rows;
  }

  private static int count(byte[] bytes, int from, int to, char separator) {
    Cells cells = new Cells(bytes, from, to, separator);
    int count = 0;
    while (cells.next()) {
      count++;
    }
    return count;
  }
}
