package io.redoubt.event;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A text that the program itself writes into events, such as `authentication` or `failure`: kept
/// once, referred to by number. Only texts from code and from our own data files may become
/// constants, never text from a log. Thread-safe.
public final class Constant {
  private static final ConcurrentHashMap<String, Constant> BY_TEXT = new ConcurrentHashMap<>();
  private static final CopyOnWriteArrayList<Constant> BY_INDEX = new CopyOnWriteArrayList<>();

  private final String text;
  private final byte[] utf8;
  private final int index;

  private Constant(String text, int index) {
    this.text = text;
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    this.index = index;
  }

  /// The constant of this text.
  public static Constant of(String text) {
    return BY_TEXT.computeIfAbsent(text, Constant::create);
  }

  private static synchronized Constant create(String text) {
    Constant made = new Constant(text, BY_INDEX.size());
    BY_INDEX.add(made);
    return made;
  }

  static Constant at(int index) {
    return BY_INDEX.get(index);
  }

  byte[] utf8() {
    return utf8;
  }

  int index() {
    return index;
  }

  /// The text.
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
