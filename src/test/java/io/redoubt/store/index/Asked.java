package io.redoubt.store.index;

import io.redoubt.event.Event;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Figure;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws queries at random that are likely to fit some of the given events.
public final class Asked {
  private final Random random;
  private final List<NumberedEvent> events;

  /// Over these events.
  public Asked(Random random, List<NumberedEvent> events) {
    this.random = random;
    this.events = events;
  }

  /// A query of at most so many levels.
  public Query query(int depth) {
    int kind = random.nextInt(depth > 0 ? 14 : 10);
    return switch (kind) {
      case 10, 11 -> new Query.And(List.of(query(depth - 1), query(depth - 1)));
      case 12 -> new Query.Or(List.of(query(depth - 1), query(depth - 1), query(depth - 1)));
      case 13 -> new Query.Not(query(depth - 1));
      default -> leaf(kind);
    };
  }

  private Query leaf(int kind) {
    NumberedEvent any = events.get(random.nextInt(events.size()));
    Event event = any.event();
    List<String[]> facts = new ArrayList<>();
    Facts.each(event, (name, value) -> facts.add(new String[] {name, value}));
    facts.removeIf(fact -> Texts.isText(fact[0]));
    String[] fact = facts.get(random.nextInt(facts.size()));
    String value = Fold.fold(fact[1]);
    return switch (kind) {
      case 0 -> new Query.Phrase(some(Words.of(pick(Texts.all(event)))));
      case 1 -> new Query.Like(glob(some(Words.of(Texts.original(event))).getFirst()));
      case 2 -> message(event);
      case 3 -> new Query.FieldLike(fact[0], glob(value));
      case 4, 5 -> range(fact[0], value);
      case 6 -> new Query.Exists(fact[0]);
      case 7 -> {
        long time = any.happened();
        yield new Query.Times(time - random.nextInt(5000), time + random.nextInt(5000));
      }
      case 8 -> new Query.Is("event.id", event.id());
      default -> new Query.Is(fact[0], value);
    };
  }

  private Query message(Event event) {
    List<String> messages = event.texts(io.redoubt.event.Ecs.MESSAGE);
    if (messages.isEmpty()) {
      return Query.All.ALL;
    }
    List<String> words = some(Words.of(messages.getFirst()));
    return random.nextBoolean()
        ? new Query.FieldPhrase("message", words)
        : new Query.FieldLike("message", glob(words.getFirst()));
  }

  private Query range(String field, String value) {
    double number = Figure.of(value);
    Address address = Address.of(value);
    boolean asText = random.nextInt(4) == 0;
    if (!Double.isNaN(number) && !asText) {
      double other = random.nextBoolean() ? number : Math.nextUp(number + random.nextInt(100));
      return new Query.Numbers(field, number, other);
    }
    if (address != null && !asText) {
      int bits = random.nextInt(129);
      return new Query.Addresses(field, address.lowest(bits), address.highest(bits));
    }
    String bound = random.nextBoolean() ? null : value + "z";
    return random.nextBoolean()
        ? new Query.Between(field, value, random.nextBoolean(), bound, random.nextBoolean())
        : new Query.Between(field, null, false, value, random.nextBoolean());
  }

  private List<String> some(List<String> words) {
    if (words.isEmpty()) {
      return List.of("nothing");
    }
    int from = random.nextInt(words.size());
    int to = Math.min(words.size(), from + 1 + random.nextInt(4));
    return words.subList(from, to);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String glob(String value) {
    StringBuilder glob = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == '*' || c == '?') {
        glob.append('\\').append(c);
      } else if (random.nextInt(12) == 0 && !Character.isSurrogate(c)) {
        glob.append('?');
      } else {
        glob.append(c);
      }
    }
    int cut =
        glob.indexOf("\\") >= 0 || glob.length() < 3
            ? glob.length()
            : random.nextInt(glob.length());
    if (cut > 0 && cut < glob.length() && Character.isLowSurrogate(glob.charAt(cut))) {
      cut--;
    }
    return cut == glob.length() ? glob.toString() : glob.substring(0, cut) + "*";
  }
}
