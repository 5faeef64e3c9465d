package io.redoubt.event;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The name of a field: a dotted path such as `source.ip` or `winlog.event_data.TargetUserName`.
///
/// Names are interned, so that two fields of one name are the same object and can be compared by
/// identity, and each has a small dense [#id()] for tables. Hostile input may bring millions of
/// distinct keys: past [#LIMIT] names are no longer interned; such fields have the id -1, are still
/// equal by name, and go away with their event. Thread-safe.
public final class Field {
  /// The number of distinct names that are interned; later ones are made afresh at each use.
  public static final int LIMIT = 60_000;

  private static final ConcurrentHashMap<String, Field> INTERNED = new ConcurrentHashMap<>(2048);
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final String name;
  private final byte[] utf8;
  private final int id;

  private Field(String name, int id) {
    this.name = name;
    this.utf8 = name.getBytes(StandardCharsets.UTF_8);
    this.id = id;
  }

  /// The field of this dotted name.
  public static Field of(String name) {
    Field known = INTERNED.get(name);
    if (known != null) {
      return known;
    }
    if (NEXT.get() >= LIMIT) {
      return new Field(name, -1);
    }
    return INTERNED.computeIfAbsent(name, n -> new Field(n, NEXT.getAndIncrement()));
  }

  /// The field `this.name + "." + key`.
  public Field child(String key) {
    return name.isEmpty() ? of(key) : of(name + "." + key);
  }

  /// The dotted name.
  public String name() {
    return name;
  }

  /// A dense number below [#LIMIT] (a little above under races), or -1 when not interned.
  public int id() {
    return id;
  }

  /// Whether the name's UTF-8 bytes equal this range.
  public boolean named(byte[] buffer, int from, int to) {
    return java.util.Arrays.equals(utf8, 0, utf8.length, buffer, from, to);
  }

  /// The same as [#equals], for hot loops.
  @SuppressWarnings("ReferenceEquality") // interned names are equal exactly when identical
  public boolean is(Field other) {
    return this == other || (id < 0 && other.id < 0 && other.name.equals(name));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Field f && is(f);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
