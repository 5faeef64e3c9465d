package io.redoubt.event.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where what a fault of the program kept from being processed is kept over a restart, until it was
/// processed again. The same record at the same stage is one letter, however often it failed. At
/// most [#KEPT] letters are kept; the oldest go first. Thread-safe.
public interface LetterBox {
  /// How many letters are kept.
  int KEPT = 100_000;

  /// Keeps these; one that is there already only becomes one more time.
  void put(List<Letter> letters);

  /// Those of a stage (empty: of any), the latest first, from this place on.
  ///
  /// @param before ids below this one; 0: from the latest
  /// @param limit at most so many
  Page list(String stage, long before, int limit);

  /// One; empty when there is none.
  Optional<Letter> find(long id);

  /// Those of single records of a stage (empty: of any), the oldest first.
  List<Letter> records(String stage, int limit);

  /// Removes these; says how many were there.
  int remove(List<Long> ids);

  /// A record, or a step without one, that failed.
  ///
  /// @param id 1 or more; 0 of one that was not kept yet
  /// @param sequence number of the record; -1 when it was no single record
  /// @param stage of the pipeline, such as `parse`
  /// @param reason one line
  /// @param first when it failed first, milliseconds since 1970 UTC
  /// @param last when it failed last
  /// @param times how often
  record Letter(
      long id, long sequence, String stage, String reason, long first, long last, long times) {}

  /// Some of them.
  ///
  /// @param letters in order
  /// @param total of all pages
  /// @param next what to ask with for those that follow; empty at the end
  record Page(List<Letter> letters, long total, OptionalLong next) {
    /// Copies the list.
    public Page {
      letters = List.copyOf(letters);
    }
  }
}
