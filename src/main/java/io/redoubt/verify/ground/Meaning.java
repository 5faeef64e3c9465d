package io.redoubt.verify.ground;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a number counts, as far as the words beside it say.
///
/// @param counted the kind of thing
/// @param outcome how it ended
/// @param of what it is counted for, as in `root (20)`; empty when that is not said
record Meaning(Counted counted, Outcome outcome, String of) {
  /// Nothing is said.
  static final Meaning OPEN = new Meaning(Counted.OPEN, Outcome.OPEN, "");

  /// Kinds of things that are counted.
  enum Counted {
    OPEN,
    EVENT,
    USER,
    HOST,
    ADDRESS,
    RULE,
    PORT,
    ALERT,
    STATUS,
    /// A number in a record, which counts nothing unless it says so.
    VALUE;

    /// Whether it is a kind of things of which code counts how many different ones there are.
    boolean things() {
      return this == USER || this == HOST || this == ADDRESS || this == RULE || this == ALERT;
    }
  }

  /// How what is counted ended.
  enum Outcome {
    OPEN,
    FAILURE,
    SUCCESS
  }

  private static final int REACH = 4;

  private static final Map<Counted, Set<String>> NOUNS =
      Map.of(
          Counted.USER,
          Set.of(
              "user",
              "users",
              "account",
              "accounts",
              "username",
              "usernames",
              "principals",
              "administrators",
              "admins",
              "people",
              "persons"),
          Counted.ALERT,
          Set.of("alerts"),
          Counted.STATUS,
          Set.of("status", "code"),
          Counted.HOST,
          Set.of(
              "host",
              "hosts",
              "machine",
              "machines",
              "server",
              "servers",
              "system",
              "systems",
              "computer",
              "computers",
              "endpoint",
              "endpoints",
              "workstations",
              "devices"),
          Counted.ADDRESS,
          Set.of("address", "addresses", "ip", "ips", "sources", "destinations"),
          Counted.RULE,
          Set.of("rule", "rules", "signature", "signatures", "technique", "techniques"),
          Counted.PORT,
          Set.of("port", "ports"),
          Counted.EVENT,
          Set.of(
              "event",
              "events",
              "attempt",
              "attempts",
              "tries",
              "log-on",
              "log-ons",
              "logon",
              "logons",
              "login",
              "logins",
              "sign-ins",
              "request",
              "requests",
              "failure",
              "failures",
              "success",
              "successes",
              "record",
              "records",
              "entry",
              "entries",
              "time",
              "times",
              "hit",
              "hits",
              "match",
              "matches",
              "connection",
              "connections",
              "session",
              "sessions",
              "authentications",
              "lookups",
              "queries",
              "commands"));

  private static final Set<String> FAILED =
      Syntax.quick(
          Set.of(
              "failed",
              "failure",
              "failures",
              "failing",
              "unsuccessful",
              "unsuccessfully",
              "fail",
              "rejected",
              "denied"));
  private static final Set<String> SUCCEEDED =
      Syntax.quick(
          Set.of("succeeded", "success", "successes", "successful", "successfully", "accepted"));
  private static final Set<String> ENDS =
      Syntax.quick(
          Set.of(
              "for", "from", "on", "by", "to", "in", "at", "of", "with", "and", "or", "between",
              "against", "within", "over", "as", "but", "then", "while", "using", "across",
              "before", "after", "during"));

  private static final Set<String> JOINS =
      Syntax.quick(Set.of("and", "but", "then", "while", "after", "before"));

  private static final Map<String, Counted> BY_NOUN = byNoun();

  /// Whether a number of this meaning is said by one of the other.
  boolean fits(Meaning evidence) {
    if (counted == Counted.OPEN || counted == evidence.counted) {
      return true;
    }
    return switch (counted) {
      case USER, HOST, ADDRESS, RULE, ALERT -> false;
      case PORT, STATUS -> evidence.counted == Counted.VALUE || evidence.counted == Counted.OPEN;
      case EVENT -> evidence.counted == Counted.OPEN;
      case OPEN, VALUE -> true;
    };
  }

  /// The same number, found in a record or among status codes.
  Meaning in(Counted kind) {
    return counted == Counted.OPEN && of.isEmpty() ? new Meaning(kind, outcome, of) : this;
  }

  /// Of a number in a sentence.
  static Meaning inClaim(List<Piece> pieces, int i) {
    Counted counted = after(pieces, i, REACH);
    counted = counted == Counted.OPEN ? before(pieces, i) : counted;
    Outcome outcome = outcome(pieces, i, REACH);
    return new Meaning(counted, outcome, "");
  }

  /// Of a number in a line of evidence: `root (20)` counts events, `ports 22` a port.
  static Meaning inEvidence(List<Piece> pieces, int i, String text) {
    int from = pieces.get(i).from();
    boolean bracketed = from > 0 && text.charAt(from - 1) == '(';
    if (bracketed) {
      Outcome outcome = i == 0 ? Outcome.OPEN : said(pieces.get(i - 1));
      return new Meaning(Counted.EVENT, outcome, i == 0 ? "" : pieces.get(i - 1).key());
    }
    Counted counted = after(pieces, i, 3);
    return new Meaning(
        counted == Counted.OPEN ? before(pieces, i) : counted, outcome(pieces, i, 2), "");
  }

  private static Counted after(List<Piece> pieces, int i, int reach) {
    Counted counted = Counted.OPEN;
    for (int k = i + 1; k < pieces.size() && k <= i + reach; k++) {
      Piece piece = pieces.get(k);
      if (piece.apart() || piece.is(Piece.Kind.NUMBER) || ENDS.contains(piece.key())) {
        break;
      }
      Counted here = noun(piece.key());
      counted = here == Counted.OPEN ? counted : here;
    }
    return counted;
  }

  private static Counted before(List<Piece> pieces, int i) {
    return i > 0 && !pieces.get(i).apart() ? noun(pieces.get(i - 1).key()) : Counted.OPEN;
  }

  private static Counted noun(String word) {
    return BY_NOUN.getOrDefault(word, Counted.OPEN);
  }

  private static Map<String, Counted> byNoun() {
    Map<String, Counted> all = new HashMap<>();
    for (Counted counted : Counted.values()) {
      for (String noun : NOUNS.getOrDefault(counted, Set.of())) {
        all.putIfAbsent(noun, counted);
      }
    }
    return all;
  }

  private static Outcome outcome(List<Piece> pieces, int i, int reach) {
    for (int k = i + 1; k < pieces.size() && k <= i + reach && !pieces.get(k).apart(); k++) {
      if (pieces.get(k).is(Piece.Kind.NUMBER) || JOINS.contains(pieces.get(k).key())) {
        break;
      }
      if (said(pieces.get(k)) != Outcome.OPEN) {
        return said(pieces.get(k));
      }
    }
    for (int k = i - 1; k >= 0 && k >= i - reach && !pieces.get(k + 1).apart(); k--) {
      if (JOINS.contains(pieces.get(k).key())) {
        break;
      }
      if (said(pieces.get(k)) != Outcome.OPEN) {
        return said(pieces.get(k));
      }
    }
    return Outcome.OPEN;
  }

  /// The outcome that this word names.
  static Outcome said(Piece piece) {
    if (FAILED.contains(piece.key())) {
      return Outcome.FAILURE;
    }
    return SUCCEEDED.contains(piece.key()) ? Outcome.SUCCESS : Outcome.OPEN;
  }
}
