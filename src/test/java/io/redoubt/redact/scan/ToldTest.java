package io.redoubt.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is told by characters agrees with the pattern it stands for, wherever [Starts] lets it
/// begin.
class ToldTest {
  private static final Pattern QUAD =
      Pattern.compile("(?<![\\w.])((?:\\d{1,3}\\.){3}\\d{1,3})(?![\\w]|\\.\\d)");
  private static final Pattern KEYED =
      Pattern.compile(
          "(?i)(?<![\\w.])(?:user(?:[_-]?name)?|ruser|luser|logname|login|acct|account(?:[_-]?name)?|usr"
              + "|[sd]user|subjectusername|targetusername|samaccountname|owner|uname|email)[\"']?["
              + " ]{0,2}[=:][ ]{0,2}[\"']?([^\\s\"',;&)<>\\]\\[}{|]{1,64})");
  private static final Pattern SAID =
      Pattern.compile("\\b(?:for|of|by|to|invalid|illegal|unknown) user ([^\\s\"',;:)(]{1,64})");
  private static final Pattern PAM =
      Pattern.compile(
          "\\b(?:password|publickey|gssapi-with-mic|none|[a-z-]{1,24}/pam) for (?:invalid user"
              + " )?([^\\s]{1,64}) from\\b");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?<![\\w.@\\\\-])((?:[A-Za-z0-9_](?:[\\w-]{0,61}[A-Za-z0-9])?\\.){1,10}[A-Za-z]{2,18})(?![\\w-]|\\.[\\w])");

  private static final String[] PIECES = {
    "password",
    "publickey",
    "none",
    "sshd/pam",
    "a-b/pam",
    " for ",
    "invalid user ",
    " from",
    " ",
    "  ",
    " user ",
    "invalid",
    "by",
    "of",
    "root",
    "user",
    "username",
    "user-name",
    "owner",
    "Email",
    "login",
    "=",
    ":",
    "\"",
    "'",
    "(",
    ")",
    ",",
    ".",
    "-",
    "_",
    "/",
    "@",
    "\\",
    "web01",
    "a",
    "com",
    "example",
    "x".repeat(63),
    "y".repeat(40),
    "q".repeat(18),
    "1",
    "203",
    ".0",
    ".113",
    "10.0.0.1",
    "\t",
    "\n",
    "é",
    "from"
  };

  private static void agrees(String text, Start start, Told.Teller teller, Pattern pattern) {
    Places places = Starts.of(text).of(start);
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int i = 0; places != null && i < places.size(); i++) {
      long told = teller.at(text, places.get(i));
      boolean found = matcher.region(places.get(i), text.length()).lookingAt();
      List<Integer> expected = found ? List.of(matcher.start(1), matcher.end(1)) : List.of();
      List<Integer> actual =
          told == Told.NONE ? List.of() : List.of(Told.from(told), Told.to(told));
      assertThat(actual).as("%s at %d of \"%s\"", start, places.get(i), text).isEqualTo(expected);
      if (found && start == Start.PAM_USER) {
        assertThat(Told.to(told) + Told.BEHIND_PAM).isEqualTo(matcher.end());
      }
      met.add(found);
    }
  }

  private static final List<Boolean> met = new ArrayList<>();

  @Test
  void agreesWithThePatternOnTextsPutTogetherFromPieces() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    met.clear();
    for (int round = 0; round < 60_000; round++) {
      StringBuilder pieces = new StringBuilder();
      for (int n = 1 + random.nextInt(14); n > 0; n--) {
        pieces.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String text = pieces.toString();
      try {
        agrees(text, Start.QUAD, Told::quad, QUAD);
        agrees(text, Start.KEYED_USER, Told::keyed, KEYED);
        agrees(text, Start.SAID_USER, Told::said, SAID);
        agrees(text, Start.PAM_USER, Told::pam, PAM);
        agrees(text, Start.DOMAIN, Told::domain, DOMAIN);
      } catch (AssertionError differs) {
        throw new AssertionError("seed " + seed, differs);
      }
    }
    assertThat(met).filteredOn(found -> found).hasSizeGreaterThan(5_000);
    assertThat(met).filteredOn(found -> !found).hasSizeGreaterThan(5_000);
  }
}
