package io.redoubt.parse.text;

/// Hears a message word by word and decides whether it says that somebody failed, or managed, to
/// log in: a word for failing (or succeeding) within [#NEAR] words of one for logging in.
final class OutcomeWords {
  /// What the message says.
  enum Verdict {
    /// Nothing about logging in.
    NONE,
    /// A login or authentication succeeded.
    SUCCESS,
    /// A login or authentication failed.
    FAILURE
  }

  private static final int NEAR = 7;
  private static final int FAR_AGO = -100;

  private int at;
  private int auth = FAR_AGO;
  private int fail = FAR_AGO;
  private int good = FAR_AGO;
  private int not = FAR_AGO;
  private int user = FAR_AGO;
  private int invalid = FAR_AGO;
  private int forWord = FAR_AGO;
  private int unknown = FAR_AGO;
  private boolean failed;
  private boolean succeeded;
  private boolean spokeOfAuth;

  /// Hears the next word.
  void word(int flags) {
    at++;
    if (flags == 0) {
      return;
    }
    if ((flags & Lexicon.FOR) != 0) {
      forWord = at;
    }
    if ((flags & Lexicon.NOT) != 0) {
      not = at;
    }
    if ((flags & Lexicon.NOT_FAIL) != 0 && at - not <= 3) {
      fail = at;
      failed |= at - user <= NEAR;
    }
    if ((flags & Lexicon.FAIL) != 0 || ((flags & Lexicon.ERROR) != 0 && at - auth <= 2)) {
      fail = at;
      invalid = at;
    }
    if ((flags & Lexicon.OK) != 0 && at - not <= 2) {
      fail = at;
    } else if ((flags & Lexicon.OK) != 0) {
      good = at;
    }
    if ((flags & Lexicon.AUTH) != 0 && at - not > 1) {
      auth = at;
      spokeOfAuth = true;
    }
    if ((flags & Lexicon.UNKNOWN) != 0) {
      unknown = at;
    }
    if ((flags & Lexicon.USER) != 0) {
      fail = at - unknown == 1 ? at : fail;
      failed |= at - invalid == 1 || (at - invalid == 2 && at - forWord == 1);
      user = at;
    }
    failed |= (flags & Lexicon.AUTH_FAIL) != 0 || (at - auth <= NEAR && at - fail <= NEAR);
    succeeded |= at - auth <= NEAR && at - good <= NEAR;
  }

  /// Whether a word for logging in was heard.
  boolean spokeOfAuth() {
    return spokeOfAuth;
  }

  /// What was said; failing outweighs succeeding.
  Verdict verdict() {
    return failed ? Verdict.FAILURE : succeeded ? Verdict.SUCCESS : Verdict.NONE;
  }
}
