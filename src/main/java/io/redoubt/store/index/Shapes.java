package io.redoubt.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// Tells from the shapes of a segment's events under which keys the values of a field stand.
/// Segments never change, so that what one says is remembered for a while. Thread-safe.
final class Shapes {
  private static final int REMEMBERED = 256;

  private final Map<IndexReader.CacheKey, Map<String, Set<BytesRef>>> known =
      new LinkedHashMap<>(16, 0.75f, true);

  /// Under which keys the values of fields stand.
  @FunctionalInterface
  interface KeysOf {
    /// The groups of names, the field alone first.
    List<NameGroup> field(String name);
  }

  /// Those of an index.
  KeysOf of(IndexReader index) {
    return name -> {
      Set<BytesRef> keys = new LinkedHashSet<>();
      for (LeafReaderContext leaf : index.leaves()) {
        keys.addAll(groups(leaf.reader()).getOrDefault(plain(name), Set.of()));
      }
      return groups(name, keys);
    };
  }

  /// Those of a segment.
  KeysOf of(LeafReader segment) {
    return name -> groups(name, groups(segment).getOrDefault(plain(name), Set.of()));
  }

  /// The name as values stand under it.
  static String plain(String name) {
    return new BytesRef(Keys.key(name)).utf8ToString();
  }

  private static List<NameGroup> groups(String name, Set<BytesRef> keys) {
    List<NameGroup> groups = new ArrayList<>(keys.size() + 1);
    groups.add(new NameGroup(name));
    for (BytesRef key : keys) {
      groups.add(NameGroup.of(Arrays.copyOfRange(key.bytes, key.offset, key.offset + key.length)));
    }
    return groups;
  }

  /* The keys of several names, for each of the names. */
  private Map<String, Set<BytesRef>> groups(LeafReader segment) {
    IndexReader.CacheHelper core = segment.getCoreCacheHelper();
    synchronized (known) {
      Map<String, Set<BytesRef>> remembered = core == null ? null : known.get(core.getKey());
      if (remembered != null) {
        return remembered;
      }
    }
    Map<String, Set<BytesRef>> read = read(segment);
    if (core != null) {
      synchronized (known) {
        known.put(core.getKey(), read);
        if (known.size() > REMEMBERED) {
          known.remove(known.keySet().iterator().next());
        }
      }
    }
    return read;
  }

  private static Map<String, Set<BytesRef>> read(LeafReader segment) {
    Map<String, Set<BytesRef>> byName = new HashMap<>();
    Set<BytesRef> seen = new LinkedHashSet<>();
    try {
      Terms shapes = segment.terms(Keys.SHAPE);
      TermsEnum each = shapes == null ? TermsEnum.EMPTY : shapes.iterator();
      while (each.next() != null) {
        keys(
            each.term(),
            key -> {
              if (several(key) && !seen.contains(key)) {
                BytesRef kept = BytesRef.deepCopyOf(key);
                seen.add(kept);
                names(
                    kept,
                    name ->
                        byName
                            .computeIfAbsent(name.utf8ToString(), _ -> new LinkedHashSet<>())
                            .add(kept));
              }
            });
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return byName;
  }

  /// Hands over the keys of a shape; each is the same object, filled anew.
  static void keys(BytesRef shape, Consumer<BytesRef> taker) {
    split(shape, (byte) Keys.NUL, taker);
  }

  /// Hands over the names of a key; each is the same object, filled anew.
  static void names(BytesRef key, Consumer<BytesRef> taker) {
    split(key, Keys.AND, taker);
  }

  /// Whether a key is of several names.
  static boolean several(BytesRef key) {
    for (int i = 0; i < key.length; i++) {
      if (key.bytes[key.offset + i] == Keys.AND) {
        return true;
      }
    }
    return false;
  }

  private static void split(BytesRef all, byte at, Consumer<BytesRef> taker) {
    BytesRef part = new BytesRef(all.bytes, all.offset, 0);
    int end = all.offset + all.length;
    for (int i = all.offset; i <= end; i++) {
      if (i == end || all.bytes[i] == at) {
        part.length = i - part.offset;
        if (i < end || at == Keys.AND) {
          taker.accept(part);
        }
        part.offset = i + 1;
      }
    }
  }

  /// Whether a field is in a shape.
  ///
  /// @param name as {@link Keys#key} writes it
  static boolean has(BytesRef shape, byte[] name) {
    int from = shape.offset;
    int end = shape.offset + shape.length;
    for (int i = from; i < end; i++) {
      byte b = shape.bytes[i];
      if (b == Keys.NUL || b == Keys.AND) {
        if (Arrays.equals(shape.bytes, from, i, name, 0, name.length)) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }
}
