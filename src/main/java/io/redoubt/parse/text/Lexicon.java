package io.redoubt.parse.text;

import java.util.Arrays;

/// The words that tell what stands beside them in a message. Looked up by their bytes, any case,
/// without making strings. Immutable, thread-safe.
final class Lexicon {
  /// The address behind is where something came from.
  static final int SOURCE = 1;

  /// The address behind is where something went.
  static final int DEST = 1 << 1;

  /// Says only that an address follows, not whose.
  static final int ADDRESS = 1 << 2;

  /// A user name follows, even behind nothing but a space.
  static final int USER = 1 << 3;

  /// A user name follows if a `=`, `:` or quote stands between.
  static final int ACCOUNT = 1 << 4;

  /// Never a user name itself.
  static final int NO_NAME = 1 << 5;

  /// Speaks of logging in or of its means.
  static final int AUTH = 1 << 6;

  /// Speaks of failing.
  static final int FAIL = 1 << 7;

  /// Speaks of succeeding.
  static final int OK = 1 << 8;

  /// Fails and speaks of logging in at once.
  static final int AUTH_FAIL = 1 << 9;

  /// Turns what follows into its opposite.
  static final int NOT = 1 << 10;

  /// What one fails to be when `not` stands before.
  static final int NOT_FAIL = 1 << 11;

  /// A name follows when the message speaks of logging in: `for`, `as`, `of`.
  static final int FOR = 1 << 12;

  /// Fails when it stands right behind a word for logging in: `authentication error`.
  static final int ERROR = 1 << 13;

  /// Fails when a word for a user follows: `unknown user`.
  static final int UNKNOWN = 1 << 14;

  private static final String[][] GROUPS = {
    {
      "from by client rhost src source remote peer rip clientip srcip remoteip remoteaddr"
          + " connection"
    },
    {"to dst dest destination server local lip laddr daddr target upstream listening on lport via"},
    {"ip addr address ipaddress ipaddr ipv4 ipv6 inet host hostip"},
    {"user username usr uname ruser luser set_id userlogin"},
    {"login account acct logon email principal"},
    {
      "not is was has had the a an and or in on at to of for from by with does did no name names"
          + " unknown failed failure login logged logon password authentication authenticating user"
          + " users username account error session id agent access denied invalid does none null"
          + " undef could cannot can may will which that this unix credentials input attempt"
          + " attempts try tried via using during because while who root's not-found message after"
          + " before when lookup group groups data database table record list role profile service"
          + " connection client request command logout domain info details ip host port here"
          + " address are be been being but if it its into over between all any"
    },
    {
      "login logins logon log-in auth authenticate authentication authenticating authenticated"
          + " password passwords passwd credential credentials signin sign-in sasl logged"
          + " 2fa totp otp mfa 1fa authorization authorisation userpass rcon passphrase publickey"
          + " relogin webauthn sign"
    },
    {
      "fail failed failure failures fails denied invalid incorrect wrong rejected refused reject"
          + " unsuccessful unsuccessfully bad mismatch disallowed unauthorized unauthorised illegal"
          + " excessive unable unsuccesful forbidden nonexistent existent bogus"
          + " exceeded"
    },
    {
      "accepted successful successfully succeeded success granted authenticated passed succeeds"
          + " ok logged"
    },
    {"authfail badlogin loginfailed authfailed loginerror authfailure"},
    {"not no non cannot n't didn't doesn't couldn't never"},
    {"found exist exists match allowed permitted authorized authorised valid authenticate such"},
    {"for as of"},
    {"error errors"},
    {"unknown"}
  };

  private final long[] hashes = new long[1024];
  private final int[] flags = new int[1024];
  private final boolean[] begins = new boolean[17 * 32];

  private Lexicon() {
    for (int g = 0; g < GROUPS.length; g++) {
      int flag = 1 << g;
      for (String words : GROUPS[g]) {
        Arrays.stream(words.split(" ")).forEach(word -> put(word, flag));
      }
    }
  }

  /// The one lexicon.
  static final Lexicon ENGLISH = new Lexicon();

  private void put(String word, int flag) {
    byte[] bytes = word.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int slot = slot(hash(bytes, 0, bytes.length));
    hashes[slot] = hash(bytes, 0, bytes.length);
    flags[slot] |= flag;
    begins[(Math.min(bytes.length, 16) << 5) | (bytes[0] & 31)] = true;
  }

  /// What the word `buffer[from, to)` tells, as flags; 0 for any other word.
  int of(byte[] buffer, int from, int to) {
    if (to - from < 2 || to - from > 16) {
      return to - from == 1 && (buffer[from] | 32) == 'a' ? NO_NAME : 0;
    }
    if (!begins[((to - from) << 5) | (buffer[from] & 31)]) {
      return 0;
    }
    return flags[slot(hash(buffer, from, to))];
  }

  private int slot(long hash) {
    int i = (int) (hash ^ hash >>> 29) & 1023;
    while (hashes[i] != 0 && hashes[i] != hash) {
      i = i + 1 & 1023;
    }
    return i;
  }

  /// Sixty-four bits of FNV-1a over the lower-cased letters: the few hundred words here do not
  /// collide, and a chance meeting with another word is one in 2^55.
  private static long hash(byte[] buffer, int from, int to) {
    long h = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      h = (h ^ (b >= 'A' && b <= 'Z' ? b | 32 : b)) * 0x100000001b3L;
    }
    return h == 0 ? 1 : h;
  }
}
