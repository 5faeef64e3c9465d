package io.redoubt.ingest.tail;

/// What following files came to, from its start.
///
/// @param files followed now
/// @param behind bytes of them that are not delivered yet
/// @param records lines delivered
/// @param bytes of these lines, without line ends
/// @param renamed files found under another name
/// @param truncated files that became shorter, or other, under their name
/// @param unsalvaged of these, those of which no copy was found: what was written and not yet read
///     is lost
/// @param cut pieces and last lines without an end that were taken as lines
/// @param skipped files that are packed in another way than gzip, and gzip files that are damaged
/// @param troubles failures to read
public record TailTally(
    int files,
    long behind,
    long records,
    long bytes,
    long renamed,
    long truncated,
    long unsalvaged,
    long cut,
    long skipped,
    long troubles) {}
