package io.redoubt.parse.text;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;

/// One pass over one message. Tokens are runs of letters, digits and `._-`; what looks like an
/// address, a URL, an e-mail address or a hash is taken whole, all else is heard as words, which
/// set the role of the next address. Of one call, not thread-safe.
final class MessageScan {
  private static final int ROLE_REACH = 3;
  private static final int LONGEST_TOKEN = 255;

  /// The role of an address that is mentioned but takes no part: a list's second, a network, a
  /// claimed name.
  private static final int ASIDE = -1;

  private final byte[] buffer;
  private final int from;
  private final int to;
  private final EventBuilder out;
  private final Surroundings around;
  private final OutcomeWords outcome = new OutcomeWords();
  private final FoundAddresses addresses;
  private final FoundUser user;
  private int role;
  private int roleAge = ROLE_REACH + 1;
  private int lastAddressEnd = -9;
  private int domainFrom = -1;
  private int domainTo;

  MessageScan(byte[] buffer, int from, int to, EventBuilder out) {
    this.buffer = buffer;
    this.from = from;
    this.to = to;
    this.out = out;
    this.around = new Surroundings(buffer, from, to);
    this.addresses = new FoundAddresses(buffer, out);
    this.user = new FoundUser(buffer, to);
  }

  void run() {
    int i = from;
    while (i < to) {
      byte b = buffer[i];
      if (WordRuns.isPart(b) || b == ':') {
        i = token(i);
      } else {
        if (b == '>' && i > from && (buffer[i - 1] == '-' || buffer[i - 1] == '=' || flow(i))) {
          point(Lexicon.DEST);
        }
        i++;
      }
    }
  }

  private boolean flow(int i) {
    return buffer[i - 1] == ' '
        && i + 2 < to
        && buffer[i + 1] == ' '
        && WordRuns.isPart(buffer[i + 2]);
  }

  private void point(int newRole) {
    role = newRole;
    roleAge = 0;
  }

  private int token(int i) {
    int end = address(i);
    if (end < 0 && buffer[i] == ':') {
      return i + 1;
    }
    return end >= 0 ? end : other(i);
  }

  /// Takes the address that begins here; -1 when there is none.
  private int address(int i) {
    boolean v4 = Bytes.isDigit(buffer[i]);
    boolean v6 = around.looksLikeV6(i);
    if (!(v4 || v6) || (i > from && around.glued(i))) {
      return -1;
    }
    int end = v4 ? Addresses.ipv4End(buffer, i, to) : -1;
    if (end >= 0 && around.continues(i, end)) {
      return -1;
    }
    if (end < 0 && v6) {
      end = Addresses.ipv6End(buffer, i, to);
      if (end >= 0 && end < to && WordRuns.isPart(buffer[end])) {
        return -1;
      }
    }
    if (end < 0) {
      return -1;
    }
    int bare = Addresses.unmapped(buffer, i, end);
    int port = around.port(end);
    addresses.take(bare, end, role(i, end), end + 1, port);
    lastAddressEnd = end;
    roleAge++;
    return Math.max(end, port);
  }

  /// The role of the address `buffer[i, end)`: what stands around it, else what the last word said.
  private int role(int i, int end) {
    byte before = i > from ? buffer[i - 1] : 0;
    byte before2 = i > from + 1 ? buffer[i - 2] : 0;
    boolean listed =
        (before == ' ' && before2 == ',' && lastAddressEnd == i - 2)
            || (before == '[' && before2 == ' ' && lastAddressEnd == i - 3 && buffer[i - 3] == ',');
    boolean network = end + 1 < to && buffer[end] == '/' && before != '/' && around.prefix(end + 1);
    boolean claimed = before == '[' && before2 == '(';
    if (listed || network || claimed || (before == '@' && around.sip(i))) {
      return ASIDE;
    }
    if (before == '[' && before2 == '=' && i > from + 2 && buffer[i - 3] == 'I') {
      return Lexicon.DEST;
    }
    if (placedUser(end) || Bytes.startsWith(buffer, Math.max(end, around.port(end)), to, "->")) {
      return Lexicon.SOURCE;
    }
    return roleAge <= ROLE_REACH ? role : 0;
  }

  /// Whether `- name "GET` or `- name [` follows the address, as in access logs.
  private boolean placedUser(int end) {
    if (!Bytes.startsWith(buffer, end, to, " - ")) {
      return false;
    }
    int space = Bytes.indexOf(buffer, end + 3, Math.min(to, end + 80), (byte) ' ');
    boolean placed =
        space > 0 && space + 1 < to && (buffer[space + 1] == '"' || buffer[space + 1] == '[');
    if (placed) {
      user.placed(end + 3, space);
    }
    return placed;
  }

  /// Takes a token that is no address: URL, e-mail, hash, host name, or words.
  private int other(int i) {
    int limit = Math.min(to, i + LONGEST_TOKEN);
    int end = i;
    boolean dot = false;
    while (end < limit && (WordRuns.isPart(buffer[end]) || joins(end))) {
      dot |= buffer[end] == '.';
      end++;
    }
    if (end >= to || buffer[end] != '@') {
      if (Bytes.startsWith(buffer, end, to, "://")) {
        return url(i, end);
      }
      if (hash(i, end)) {
        return end;
      }
      if (dot && roleAge <= ROLE_REACH && role == Lexicon.SOURCE && domainFrom < 0) {
        domain(i, end);
      }
      words(i, end);
      return end;
    }
    return mail(i, end);
  }

  private boolean joins(int i) {
    byte b = buffer[i];
    return (b == '.' || b == '-' || b == '_') && i + 1 < to && WordRuns.isPart(buffer[i + 1]);
  }

  private void words(int i, int end) {
    if (end - i < 16 && Bytes.indexOf(buffer, i, end, (byte) '_') > 0) {
      int compound = Lexicon.ENGLISH.of(buffer, i, end);
      if (compound != 0) {
        user.hint(compound, i, end, outcome.spokeOfAuth());
      }
    }
    int at = i;
    boolean pointed = false;
    while (at < end) {
      if (!WordRuns.isPart(buffer[at])) {
        at++;
        continue;
      }
      int stop = WordRuns.end(buffer, at, end);
      int flags = Lexicon.ENGLISH.of(buffer, at, stop);
      outcome.word(flags);
      boolean aside = at > from && buffer[at - 1] == '(' && stop < to && buffer[stop] == ')';
      if (!aside && (flags & (Lexicon.SOURCE | Lexicon.DEST)) != 0) {
        point(flags & (Lexicon.SOURCE | Lexicon.DEST));
        pointed = true;
      } else if ((flags & Lexicon.ADDRESS) != 0) {
        point(role != 0 && roleAge <= 1 ? role : Lexicon.ADDRESS);
        pointed = true;
      }
      if ((flags & (Lexicon.USER | Lexicon.ACCOUNT | Lexicon.FOR)) != 0) {
        user.hint(flags, at, stop, outcome.spokeOfAuth());
      }
      if ((flags & Lexicon.FAIL) != 0 && outcome.spokeOfAuth()) {
        user.failed(stop);
      }
      at = stop;
    }
    if (!pointed) {
      roleAge++;
    }
  }

  private int url(int i, int schemeEnd) {
    int end = schemeEnd;
    while (end < to && buffer[end] > ' ' && "\"'<>`|\\^{}".indexOf(buffer[end]) < 0) {
      end++;
    }
    while (end > schemeEnd && ").,;]".indexOf(buffer[end - 1]) >= 0) {
      end--;
    }
    if (!out.has(Ecs.URL_ORIGINAL)) {
      out.add(Ecs.URL_ORIGINAL, buffer, i, end);
    }
    int host = schemeEnd + 3;
    int hostEnd = host;
    while (hostEnd < end && (WordRuns.isPart(buffer[hostEnd]) || joins(hostEnd))) {
      hostEnd++;
    }
    if (hostEnd > host && !out.has(Ecs.URL_DOMAIN)) {
      out.add(Ecs.URL_DOMAIN, buffer, host, hostEnd);
    }
    if (Addresses.ipv4End(buffer, host, to) == hostEnd) {
      addresses.take(host, hostEnd, Lexicon.DEST, 0, 0);
    }
    roleAge++;
    return end;
  }

  private int mail(int i, int at) {
    int end = at + 1;
    while (end < to && (WordRuns.isPart(buffer[end]) || joins(end))) {
      end++;
    }
    boolean domain = Bytes.indexOf(buffer, at + 1, end, (byte) '.') > 0;
    if (domain && Addresses.ipv4End(buffer, at + 1, end) < 0) {
      user.mail(i, end);
      roleAge++;
      return end;
    }
    words(i, at);
    return at + 1;
  }

  private boolean hash(int i, int end) {
    int length = end - i;
    if (length != 32 && length != 40 && length != 64) {
      return false;
    }
    boolean digit = false;
    for (int k = i; k < end; k++) {
      int lower = buffer[k] | 32;
      digit |= Bytes.isDigit(buffer[k]);
      if (!Bytes.isDigit(buffer[k]) && !(lower >= 'a' && lower <= 'f')) {
        return false;
      }
    }
    if (digit) {
      out.add(Ecs.RELATED_HASH, buffer, i, end);
    }
    return digit;
  }

  private void domain(int i, int end) {
    int dot = Bytes.lastIndexOf(buffer, i, end, (byte) '.');
    for (int k = dot + 1; k < end; k++) {
      int lower = buffer[k] | 32;
      if (lower < 'a' || lower > 'z') {
        return;
      }
    }
    if (end - dot > 2 && (i == from || buffer[i - 1] != '/')) {
      domainFrom = i;
      domainTo = end;
    }
  }

  OutcomeWords.Verdict verdict() {
    return outcome.verdict();
  }

  /// Adds the addresses and the user that were found.
  void finish() {
    addresses.finish(domainFrom >= 0);
    user.finish(out);
    if (domainFrom >= 0 && !out.has(Ecs.SOURCE_IP) && !out.has(Ecs.SOURCE_ADDRESS)) {
      addTwice(Ecs.SOURCE_ADDRESS, Ecs.SOURCE_DOMAIN);
    }
  }

  private void addTwice(Field first, Field second) {
    int cell = out.size();
    out.add(first, buffer, domainFrom, domainTo);
    out.alias(second, cell);
  }
}
