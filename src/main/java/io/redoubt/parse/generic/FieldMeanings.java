package io.redoubt.parse.generic;

import io.redoubt.event.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells what fields mean by their names. Answers are kept by the field's number, so a name is
/// looked at once; two threads may do so at the same time and come to the same answer. Thread-safe.
final class FieldMeanings {
  /// A meaning and how good the name is for it; lower is better.
  record Promise(Meaning meaning, int rank) {}

  private static final List<Promise> NOTHING = List.of();
  private static final Map<String, List<Promise>> BY_NAME = byName();

  private volatile @Nullable List<Promise>[] known = table(4096);

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists cannot be made otherwise
  private static @Nullable List<Promise>[] table(int size) {
    return new List[size];
  }

  private static Map<String, List<Promise>> byName() {
    Map<String, List<Promise>> all = new HashMap<>();
    for (Meaning meaning : Meaning.values()) {
      int rank = 0;
      for (String name : meaning.names()) {
        Promise promise = new Promise(meaning, rank++);
        all.merge(name, List.of(promise), FieldMeanings::both);
      }
    }
    return all;
  }

  private static List<Promise> both(List<Promise> a, List<Promise> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }

  /// What this field may mean; usually nothing or one thing.
  List<Promise> of(Field field) {
    int id = field.id();
    if (id < 0) {
      return guess(field.name());
    }
    @Nullable List<Promise>[] all = known;
    List<Promise> answer = id < all.length ? all[id] : null;
    return answer == null ? learn(field, id) : answer;
  }

  private List<Promise> learn(Field field, int id) {
    List<Promise> answer = guess(field.name());
    @Nullable List<Promise>[] all = known;
    if (id >= all.length) {
      @Nullable List<Promise>[] larger = table(Math.max(all.length * 2, id + 1));
      System.arraycopy(all, 0, larger, 0, all.length);
      all = larger;
      known = larger;
    }
    all[id] = answer; // in a table that another thread has replaced, it costs another look
    return answer;
  }

  private static List<Promise> guess(String path) {
    int dot = path.lastIndexOf('.');
    int dot2 = dot < 0 ? -1 : path.lastIndexOf('.', dot - 1);
    List<Promise> two = BY_NAME.get(plain(path.substring(dot2 + 1)));
    List<Promise> one = BY_NAME.get(plain(path.substring(dot + 1)));
    return two != null ? two : one != null ? one : NOTHING;
  }

  private static String plain(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '@') {
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
