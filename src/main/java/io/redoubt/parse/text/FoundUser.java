package io.redoubt.parse.text;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.parse.frame.Bytes;

/// The user that a message names: of several candidates the best founded, of equals the first. Of
/// one call.
final class FoundUser {
  private static final int LONGEST = 128;
  private static final String[] SUFFIXES = {"name", "Name", "ID", "input", "NAME", "account"};
  private static final int NONE = 0;
  private static final int BEHIND_FOR = 1;
  private static final int BEHIND_SPACE = 2;
  private static final int ASSIGNED_ACCOUNT = 3;
  private static final int ASSIGNED = 4;

  private final byte[] buffer;
  private final int to;
  private int rank = NONE;
  private int nameFrom;
  private int nameTo;
  private int mailFrom;
  private int mailTo;

  FoundUser(byte[] buffer, int to) {
    this.buffer = buffer;
    this.to = to;
  }

  /// A word that promises a user ends at `stop`.
  void hint(int flags, int word, int stop, boolean login) {
    if (Bytes.startsWith(buffer, stop, to, "'s")) {
      return;
    }
    int begin = suffix(stop);
    int i = begin;
    boolean assigned = false;
    int quote = 0;
    while (i < to && i - begin < 6) {
      byte b = buffer[i];
      boolean sign = b == '=' || b == ':';
      boolean open = b == '"' || b == '\'' || b == '`' || b == '[' || b == '<' || b == '(';
      if (!sign && !open && b != ' ' && b != '\\') {
        break;
      }
      if (sign && b == '=' && i + 1 < to && buffer[i + 1] == ' ' && i == begin) {
        return;
      }
      if (open && i == begin) {
        open = b == '<';
      }
      assigned |= sign;
      quote = open ? b : sign ? 0 : quote;
      i++;
    }
    if (i == begin || i >= to || (quote != 0 && buffer[i - 1] != quote)) {
      return;
    }
    int end = quote != 0 ? quotedEnd(i, quote) : bareEnd(i, assigned);
    boolean strong = assigned || quote != 0;
    int worth = worth(flags, strong, login, quote);
    boolean prose = quote == 0 && buffer[i - 1] == ' ' && isNoName(i, end);
    if (worth > rank && end > i && !prose && isName(i, end, strong, (flags & Lexicon.FOR) != 0)) {
      name(i, end, worth);
    }
  }

  /// Skips what may stand between the promise and the name: `AccountID=`, `user name`, `username
  /// input`.
  private int suffix(int stop) {
    int i = stop < to && (buffer[stop] == '_' || buffer[stop] == ' ') ? stop + 1 : stop;
    for (String word : SUFFIXES) {
      int end = i + word.length();
      boolean same = end < to && Bytes.startsWith(buffer, i, to, word);
      if (same && !WordRuns.isPart(buffer[end])) {
        return end;
      }
    }
    return stop;
  }

  private static int worth(int flags, boolean strong, boolean login, int quote) {
    if ((flags & Lexicon.USER) != 0) {
      return strong ? ASSIGNED : BEHIND_SPACE;
    }
    if ((flags & Lexicon.ACCOUNT) != 0) {
      return strong ? ASSIGNED_ACCOUNT : NONE;
    }
    return login && (!strong || quote == '\'' || quote == '"' || quote == '[') ? BEHIND_FOR : NONE;
  }

  private void name(int from, int end, int worth) {
    rank = worth;
    nameFrom = from;
    nameTo = end;
    if (end + 2 < to && Bytes.startsWith(buffer, end, to, "]\\[")) {
      nameFrom = end + 3;
      nameTo = quotedEnd(end + 3, '[');
    }
  }

  private int quotedEnd(int from, int quote) {
    char close = quote == '[' ? ']' : quote == '<' ? '>' : quote == '(' ? ')' : (char) quote;
    int limit = Math.min(to, from + LONGEST);
    int end = Bytes.find(buffer, from, limit, close);
    if (end >= limit && quote == '(') {
      return from;
    }
    return end > from && buffer[end - 1] == '\\' ? end - 1 : end;
  }

  private int bareEnd(int from, boolean assigned) {
    int limit = Math.min(to, from + LONGEST);
    int i = from;
    while (i < limit && (buffer[i] > ' ' || buffer[i] < 0) && !stops(buffer[i], assigned)) {
      i++;
    }
    while (i > from && (buffer[i - 1] == '.' || buffer[i - 1] == ':' || buffer[i - 1] == '\\')) {
      i--;
    }
    return i;
  }

  private static boolean stops(byte b, boolean assigned) {
    return ",;)]>\"'|}".indexOf(b) >= 0 || (!assigned && "(=<[{/".indexOf(b) >= 0);
  }

  private boolean isName(int from, int end, boolean strong, boolean byFor) {
    if (Addresses.isAddress(buffer, from, end) && (!strong || byFor)) {
      return false;
    }
    boolean bracketed =
        Bytes.startsWith(buffer, end, to, " [") || Bytes.startsWith(buffer, end, to, " (");
    if (byFor && bracketed && Bytes.indexOf(buffer, from, end, (byte) '.') > 0) {
      return false;
    }
    if ((!strong && isNoName(from, end)) || isNothing(from, end)) {
      return false;
    }
    boolean assigns = end < to && buffer[end] == '=';
    return strong || (!assigns && (WordRuns.isPart(buffer[from]) || buffer[from] == '_'));
  }

  /// Whether it is a word of prose: `login: from ip …`.
  private boolean isNoName(int from, int end) {
    int wordEnd = WordRuns.isPart(buffer[from]) ? WordRuns.end(buffer, from, end) : from;
    int flags = wordEnd == end ? Lexicon.ENGLISH.of(buffer, from, end) : 0;
    return (flags & Lexicon.NO_NAME) != 0;
  }

  /// Takes the word of `login failed: name (`: the failure ends at `stop`.
  void failed(int stop) {
    int from = stop + 2;
    if (rank >= BEHIND_FOR || !Bytes.startsWith(buffer, stop, to, ": ")) {
      return;
    }
    int end = bareEnd(from, false);
    if (end > from && Bytes.startsWith(buffer, end, to, " (") && isName(from, end, false, false)) {
      name(from, end, BEHIND_FOR);
    }
  }

  /// Takes a user that stands where access logs have it: `192.0.2.1 - name "GET`.
  void placed(int from, int end) {
    if (rank < ASSIGNED_ACCOUNT && !isNothing(from, end)) {
      rank = ASSIGNED_ACCOUNT;
      nameFrom = from;
      nameTo = end;
    }
  }

  private boolean isNothing(int from, int end) {
    boolean ink = false;
    for (int i = from; i < end; i++) {
      ink |= WordRuns.isPart(buffer[i]);
    }
    return !ink
        || Bytes.equal(buffer, from, end, "null")
        || Bytes.equal(buffer, from, end, "N/A")
        || Bytes.equal(buffer, from, end, "none")
        || Bytes.equal(buffer, from, end, "undefined");
  }

  /// Takes an e-mail address.
  void mail(int from, int end) {
    if (mailTo == 0) {
      mailFrom = from;
      mailTo = end;
    }
  }

  /// Adds the user to the event.
  void finish(EventBuilder out) {
    if (mailTo > 0 && !out.has(Ecs.USER_EMAIL) && rank == NONE) {
      out.add(Ecs.USER_EMAIL, buffer, mailFrom, mailTo);
    }
    if (rank == NONE || out.has(Ecs.USER_NAME)) {
      return;
    }
    out.add(Ecs.USER_NAME, buffer, nameFrom, nameTo);
  }
}
