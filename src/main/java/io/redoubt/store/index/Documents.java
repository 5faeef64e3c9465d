package io.redoubt.store.index;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Figure;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/// Turns events into what Lucene indexes. The document it gives is the same object each time,
/// filled anew: add it before asking for the next. Not thread-safe.
final class Documents {
  private static final FieldType FACTS = type(IndexOptions.DOCS);
  private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
  private static final FieldType TEMPLATES = column();
  private static final FieldType NUMBERS = points(1, FieldSlot.NUMBER_BYTES);
  private static final FieldType ADDRESSES = points(1, FieldSlot.ADDRESS_BYTES);
  private static final FieldType LONG_ADDRESSES = points(2, Address.BYTES);

  /// Names that are remembered; a hostile sender may use any number.
  private static final int MOST_SLOTS = 20_000;

  private final FactStream factTerms = new FactStream();
  private final WordStream words = new WordStream();
  private final WordStream messageWords = new WordStream();
  private final Field facts = new Field(Keys.FACT, factTerms, FACTS);
  private final Field text = new Field(Keys.WORD, words, WORDS);
  private final Field message = new Field(Keys.MESSAGE, messageWords, WORDS);
  private final List<IndexableField> document = new ArrayList<>(64);
  private final Map<String, FieldSlot> slots = new HashMap<>();
  private final ToLongFunction<Event> templates;
  private long number;

  /// @param templates gives the number of each event's template; 0 for none
  Documents(ToLongFunction<Event> templates) {
    this.templates = templates;
  }

  /// The document of an event.
  List<IndexableField> of(NumberedEvent numbered) {
    Event event = numbered.event();
    document.clear();
    factTerms.clear();
    number++;
    if (slots.size() > MOST_SLOTS) {
      slots.clear();
    }
    Facts.each(event, this::fact);
    document.add(facts);
    words.over(Texts.all(event));
    document.add(text);
    List<String> messages = event.texts(Ecs.MESSAGE);
    if (!messages.isEmpty()) {
      messageWords.over(messages);
      document.add(message);
    }
    long time = time(numbered);
    document.add(new LongPoint(Keys.TIME, time));
    document.add(new NumericDocValuesField(Keys.TIME, time));
    document.add(new NumericDocValuesField(Keys.SEQUENCE, numbered.sequence()));
    document.add(new LongPoint(Keys.ID, Keys.id(event.id())));
    long template = templates.applyAsLong(event);
    if (template != 0) {
      document.add(new Field(Keys.TEMPLATE, Keys.template(template), TEMPLATES));
    }
    return document;
  }

  /// When the event counts as having happened: by its own time, or when it arrived.
  static long time(NumberedEvent numbered) {
    Event event = numbered.event();
    return event.time().status().dated() ? event.time().millis() : numbered.arrived();
  }

  private void fact(String field, String value) {
    FieldSlot slot = slots.get(field);
    if (slot == null) {
      slot = new FieldSlot(field);
      slots.put(field, slot);
    }
    boolean first = slot.first(number);
    if (Texts.isText(field)) {
      if (first) {
        factTerms.there(slot.before());
      }
      return;
    }
    factTerms.add(slot.before(), Fold.fold(value), first);
    double figure = Figure.of(value);
    if (!Double.isNaN(figure)) {
      document.add(new Field(Keys.NUMBER, slot.number(figure), NUMBERS));
      return;
    }
    Address address = Address.of(value);
    if (address != null) {
      document.add(
          address.isV4()
              ? new Field(Keys.ADDRESS, slot.address(address), ADDRESSES)
              : new Field(Keys.LONG_ADDRESS, slot.longAddress(address), LONG_ADDRESSES));
    }
  }

  private static FieldType type(IndexOptions options) {
    FieldType type = new FieldType();
    type.setIndexOptions(options);
    type.setOmitNorms(true);
    type.setTokenized(true);
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

  private static FieldType points(int dimensions, int bytes) {
    FieldType type = new FieldType();
    type.setDimensions(dimensions, bytes);
    type.freeze();
    return type;
  }
}
