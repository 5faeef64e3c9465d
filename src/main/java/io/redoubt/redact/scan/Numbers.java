package io.redoubt.redact.scan;

/// Where a shape may begin that begins with a number. Not thread-safe.
final class Numbers {
  private static final int CARD_DIGITS = 13;
  private static final int ACCOUNT_DIGITS = 12;

  private final char[] padded;
  private final int offset;
  private final Starts starts;

  /// @param padded the text, with line breaks before and behind it
  /// @param offset how many there are before it
  Numbers(char[] padded, int offset, Starts starts) {
    this.padded = padded;
    this.offset = offset;
    this.starts = starts;
  }

  /// A word of digits.
  void number(int from, int to, char before, char after) {
    int length = to - from;
    if (length <= 3) {
      brief(from, to, before, after);
    }
    if (before == '.' || before == '-') {
      return;
    }
    if (length == ACCOUNT_DIGITS && after != '.' && after != '-') {
      starts.add(Start.TWELVE, from);
    }
    if (length >= CARD_DIGITS || ((after == ' ' || after == '-') && reaches(from))) {
      starts.add(Start.CARD, from);
    }
    if (length == 3 && dashedPhone(to)) {
      starts.add(Start.DASHED_PHONE, from);
    }
    boolean zero = at(from) == '0' && length >= 2 && length <= 5;
    if (zero && before != ':' && before != '/' && zeroPhone(to)) {
      starts.add(Start.ZERO_PHONE, from);
    }
  }

  private void brief(int from, int to, char before, char after) {
    if (after == '.' && digit(to + 1)) {
      if (before != '.') {
        quad(from);
      }
      if (digit(to + 2) && digit(to + 3) && digit(to + 4)) {
        place(from, before);
      }
    } else if (after == '-' && digit(to + 1)) {
      if (before != '.' && quadEnd(from, '-') > 0) {
        starts.add(Start.DASHED, from);
      }
      if (before != '-' && to - from == 3 && digit(to + 2) && at(to + 3) == '-') {
        starts.add(Start.THREE_TWO, from);
      }
    }
  }

  private void quad(int from) {
    int end = quadEnd(from, '.');
    if (end > 0) {
      starts.add(Start.QUAD, from);
      if (at(end) == '/') {
        starts.add(Start.NET, from);
      }
    }
  }

  private void place(int from, char before) {
    if (before == '-' && !Chars.wordly(at(from - 2)) && at(from - 2) != '.') {
      starts.add(Start.PLACE, from - 1);
    }
    if (before != '.') {
      starts.add(Start.PLACE, from);
    }
  }

  /* Where four numbers of up to three digits end; -1 when there are no four. */
  private int quadEnd(int from, char between) {
    int i = from;
    for (int part = 0; part < 4; part++) {
      int end = i;
      while (digit(end)) {
        end++;
      }
      if (end == i || end - i > 3 || (part < 3 && at(end) != between)) {
        return -1;
      }
      i = part < 3 ? end + 1 : end;
    }
    return i;
  }

  /* Whether thirteen digits follow with at most one blank or dash between two of them. */
  private boolean reaches(int from) {
    int count = 0;
    for (int i = from; count < CARD_DIGITS; i++) {
      if (digit(i)) {
        count++;
      } else if ((at(i) != ' ' && at(i) != '-') || !digit(i + 1)) {
        return false;
      }
    }
    return true;
  }

  /// An opening bracket.
  void bracket(int i, char before) {
    if (Chars.wordly(before) || before == '.' || before == '-' || !digit(i + 1)) {
      return;
    }
    int end = i + 1;
    while (digit(end) && end - i < 8) {
      end++;
    }
    if (end - i == 4 && dashedPhone(end)) {
      starts.add(Start.DASHED_PHONE, i);
    }
    if (at(i + 1) == '0' && before != ':' && before != '/' && zeroPhone(end)) {
      starts.add(Start.ZERO_PHONE, i);
    }
  }

  private boolean dashedPhone(int after) {
    int i = at(after) == ')' ? after + 1 : after;
    boolean gap = at(i) == ' ' || at(i) == '.' || at(i) == '-';
    return gap && digit(i + 1) && digit(i + 2) && digit(i + 3) && at(i + 4) == '-';
  }

  private boolean zeroPhone(int after) {
    int i = at(after) == ')' ? after + 1 : after;
    return (at(i) == ' ' || at(i) == '-') && digit(i + 1) && digit(i + 2);
  }

  private boolean digit(int i) {
    return Chars.digit(at(i));
  }

  private char at(int i) {
    return padded[offset + i];
  }
}
