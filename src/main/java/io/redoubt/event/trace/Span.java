package io.redoubt.event.trace;

/// Something that takes time. Attributes hold names, numbers and ids, never a text of a record or a
/// prompt. Thread-safe; ends once.
public interface Span extends AutoCloseable {
  /// The one of which nobody wants to know.
  static Span none() {
    return Unrecorded.NONE;
  }

  /// The one that this code runs inside of; [#none()] when there is none.
  static Span current() {
    return Current.SPAN.orElse(Unrecorded.NONE);
  }

  /// Says something about it.
  Span with(String name, String value);

  /// Says something about it.
  Span with(String name, long value);

  /// It did not go well.
  ///
  /// @param type why, in a word such as `first_byte`
  Span failed(String type);

  /// How another program is told what it belongs to (W3C Trace Context); empty: it is told nothing.
  String traceparent();

  /// Does something inside of it.
  default <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T within(
      ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(Current.SPAN, this).call(work);
  }

  /// It is over.
  @Override
  void close();
}
