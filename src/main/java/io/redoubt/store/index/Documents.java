package io.redoubt.store.index;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Figure;
import io.redoubt.event.query.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/// Turns events into what Lucene indexes. The document it gives is the same object each time,
/// filled anew: add it before asking for the next. Not thread-safe.
final class Documents {
  private static final FieldType FACTS = type(IndexOptions.DOCS);
  private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
  private static final FieldType TEMPLATES = column();
  private static final FieldType SHAPES = terms();
  private static final FieldType NUMBERS = points(1, NameGroup.numberBytes());
  private static final FieldType LONG_ADDRESSES = points(2, Address.BYTES);

  /// Characters of the longest address; numbers are shorter.
  private static final int LONGEST = 45;

  private static final PointKind[] POINT_KINDS = PointKind.values();

  private static final boolean[] MAY_END = among("0123456789abcdef:");
  private static final boolean[] MAY_STAND = among("0123456789abcdef:.-");

  private final FactSheet sheet;
  private final FactStream factTerms = new FactStream();
  private final WordStream words = new WordStream();
  private final WordStream messageWords = new WordStream();
  private final Field facts = new Field(Keys.FACT, factTerms, FACTS);
  private final Field text = new Field(Keys.WORD, words, WORDS);
  private final Field message = new Field(Keys.MESSAGE, messageWords, WORDS);
  private final Field shapeTerm = new Field(Keys.SHAPE, new BytesRef(), SHAPES);
  private final Field timePoint = new LongPoint(Keys.TIME, 0);
  private final Field timeColumn = new NumericDocValuesField(Keys.TIME, 0);
  private final Field sequenceColumn = new NumericDocValuesField(Keys.SEQUENCE, 0);
  private final Field idPoint = new LongPoint(Keys.ID, 0);
  private final PointFields points = new PointFields();
  private final List<IndexableField> document = new ArrayList<>(64);
  private final ToLongFunction<Event> templates;

  /// @param templates gives the number of each event's template; 0 for none
  Documents(ToLongFunction<Event> templates) {
    this(templates, FactSheet.Bounds.STANDARD);
  }

  Documents(ToLongFunction<Event> templates, FactSheet.Bounds bounds) {
    this.templates = templates;
    this.sheet = new FactSheet(bounds);
  }

  /// The document of an event.
  List<IndexableField> of(NumberedEvent numbered) {
    Event event = numbered.event();
    document.clear();
    facts(event);
    words.over(Texts.all(event));
    document.add(text);
    List<String> messages = event.texts(Ecs.MESSAGE);
    if (!messages.isEmpty()) {
      messageWords.over(messages);
      document.add(message);
    }
    long time = time(numbered);
    timePoint.setLongValue(time);
    document.add(timePoint);
    timeColumn.setLongValue(time);
    document.add(timeColumn);
    sequenceColumn.setLongValue(numbered.sequence());
    document.add(sequenceColumn);
    idPoint.setLongValue(Keys.id(event.id()));
    document.add(idPoint);
    long template = templates.applyAsLong(event);
    if (template != 0) {
      document.add(new Field(Keys.TEMPLATE, Keys.template(template), TEMPLATES));
    }
    return document;
  }

  /// When the event counts as having happened: by its own time, or when it arrived.
  static long time(NumberedEvent numbered) {
    return numbered.happened();
  }

  private void facts(Event event) {
    factTerms.clear();
    points.clear();
    sheet.fill(event);
    sheet.values(this::value);
    BytesRef shape = sheet.shape();
    if (shape == null) {
      sheet.names(name -> document.add(new Field(Keys.NAME, name.name(), SHAPES)));
    } else {
      shapeTerm.setBytesValue(shape);
      document.add(shapeTerm);
    }
    document.add(facts);
  }

  private void value(NameGroup names, FoldedValues values, int number) {
    boolean apart = mayBeFigureOrAddress(values, number);
    if (apart && pointAlone(names, values, number)) {
      return;
    }
    factTerms.add(names.mark(), values, number);
    if (!apart) {
      return;
    }
    String value =
        new String(
            values.bytes(),
            values.start(number),
            values.length(number),
            StandardCharsets.ISO_8859_1);
    double figure = Figure.of(value);
    if (!Double.isNaN(figure)) {
      document.add(new Field(Keys.NUMBER, names.number(figure), NUMBERS));
      return;
    }
    Address address = Address.of(value);
    if (address != null) {
      document.add(new Field(Keys.LONG_ADDRESS, names.longAddress(address), LONG_ADDRESSES));
    }
  }

  private boolean pointAlone(NameGroup names, FoldedValues values, int value) {
    for (PointKind kind : POINT_KINDS) {
      long number = kind.number(values.bytes(), values.start(value), values.end(value));
      if (number != PointKind.NONE) {
        document.add(points.next(kind, names, number));
        return true;
      }
    }
    return false;
  }

  /* Both end with a digit of 16, or with a colon, begin so or with a minus, and have nothing else
  but dots between. */
  private static boolean mayBeFigureOrAddress(FoldedValues values, int number) {
    int length = values.length(number);
    if (length == 0 || length > LONGEST) {
      return false;
    }
    byte first = values.bytes()[values.start(number)];
    byte last = values.bytes()[values.end(number) - 1];
    if (!MAY_END[last & 0xff] || !(first == '-' || MAY_END[first & 0xff])) {
      return false;
    }
    int at = values.start(number) + 1;
    int end = values.end(number);
    while (at < end && MAY_STAND[values.bytes()[at] & 0xff]) {
      at++;
    }
    return at >= end;
  }

  private static boolean[] among(String characters) {
    boolean[] among = new boolean[0x100];
    for (int i = 0; i < characters.length(); i++) {
      among[characters.charAt(i)] = true;
    }
    return among;
  }

  private static FieldType type(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(true);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  private static FieldType terms() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.setTokenized(false);
    type.freeze();
    return type;
  }

  private static FieldType column() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setDocValuesType(DocValuesType.SORTED);
    type.setOmitNorms(true);
    type.setTokenized(false);
    type.freeze();
    return type;
  }

  static FieldType points(int dimensions, int bytes) {
    FieldType type = new FieldType();
    type.setDimensions(dimensions, bytes);
    type.freeze();
    return type;
  }
}
