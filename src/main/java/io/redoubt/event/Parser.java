package io.redoubt.event;

/// One format: turns the bytes of a record into fields of an event, as spans, copying nothing.
///
/// Implementations keep no state between records and are safe for use by many threads; what a
/// stream's header taught them is given to the constructor. A parser that rejects may leave cells
/// behind: the caller resets the builder.
public interface Parser {
  /// The format this parser reads, or the family when the record decides the rest.
  Format format();

  /// Parses `buffer[from, to)` into `out`. Never throws for any bytes, and rejects what is not of
  /// this format quickly: in mixed streams every parser is asked about every record.
  ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out);
}
