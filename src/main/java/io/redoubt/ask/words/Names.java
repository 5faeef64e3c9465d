package io.redoubt.ask.words;

import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Entity.Kind;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.query.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Who and what a question is about: what looks like an address, a name or a number of a kind, what
/// stands behind a word such as *user* or *host*, and words that are known to name something.
final class Names {
  /// So many entities in a question, and no more.
  static final int MOST = 6;

  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"]{1,200})\"|`([^`]{1,200})`|'([^']{2,200})'(?!\\w)");
  private static final Pattern NETWORK =
      Pattern.compile(
          "(\\bfrom"
              + " )?(?<![\\w.:])((?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]+)/\\d{1,3})\\b");
  private static final Pattern V4 =
      Pattern.compile(
          "(\\bfrom )?(?:(?:ip|address|ip address)"
              + " )?(?<![\\w.])(\\d{1,3}(?:\\.\\d{1,3}){3})(?![\\w]|\\.\\d)");
  private static final Pattern V6 =
      Pattern.compile(
          "(\\bfrom )?(?:(?:ip|address)"
              + " )?(?<![\\w:.])([0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\\w:])");
  private static final Pattern MAIL =
      Pattern.compile("\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}\\b");
  private static final Pattern DOMAIN_USER =
      Pattern.compile("\\b[a-z][\\w.-]{0,30}\\\\([\\w.$-]{1,64})");
  private static final Pattern HASH =
      Pattern.compile("\\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\\b");
  private static final Pattern PROGRAM =
      Pattern.compile("\\b[\\w-]{1,60}\\.(?:exe|dll|ps1|bat|vbs|msi|scr|hta)\\b");
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(?:event ?(?:id|code)s?|eventid|eid) ?#?(\\d{1,5})\\b|\\bevents? (\\d{4})\\b");
  private static final Pattern PORT = Pattern.compile("\\b(?:port|tcp|udp) ?[:/]?(\\d{1,5})\\b");
  private static final Pattern STATUS =
      Pattern.compile(
          "\\b(?:http |status |code |status code |response"
              + " )+([1-5]\\d\\d|[1-5]xx)s?\\b|\\b([1-5]xx|40[0-9]|50[0-9])s?\\b");
  private static final Pattern NAME = Pattern.compile("^([\\w.@$-]{2,64})");
  private static final Pattern USER =
      Pattern.compile(
          "\\b(?:user(?:name)?s?(?! agents?)|accounts?|logins?|log-?on|by|as|admin|employee)(?:"
              + " (?:name|named|called))? (?:the user )?([\\w.@$-]{2,64})");
  private static final Pattern HOST =
      Pattern.compile(
          "\\b(?:on|host(?:name)?|server|machine|computer|workstation|box|endpoint|client|system|domain"
              + " controller|dc)(?: (?:named|called|the"
              + " (?:host|server|machine)|host|server|machine))? ([\\w.-]{2,64})");
  private static final Pattern PROCESS =
      Pattern.compile(
          "\\b(?:process|program|binary|executable|command|tool)(?: (?:named|called))?"
              + " ([\\w.-]{2,64})");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "\\b(?:domain |site |fqdn"
              + " )?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,18})\\b");

  private static final Pattern BEHIND =
      Pattern.compile(
          "\\b(?:for|by|of|about|from|as|on|does|did|has|with|against) (?:the )?([\\w.@$-]{2,64})");

  private final Reading reading;
  private final Vocabulary vocabulary;
  private final List<Entity> found = new ArrayList<>();

  Names(Reading reading, Vocabulary vocabulary) {
    this.reading = reading;
    this.vocabulary = vocabulary;
  }

  /// What can be told by its look alone; taken before times are read, which look alike.
  void byLook() {
    each(QUOTED, this::quoted);
    each(NETWORK, m -> add(Kind.NETWORK, m.group(2), m.group(1) != null));
    each(MAIL, m -> add(Kind.USER, m.group(), false));
    each(DOMAIN_USER, m -> add(Kind.USER, m.group(1), false));
    each(V4, this::address);
    each(V6, this::address);
    each(HASH, m -> add(Kind.TEXT, m.group(), false));
    each(PROGRAM, this::program);
    each(CODE, m -> add(Kind.EVENT_CODE, first(m), false));
    each(PORT, m -> add(Kind.PORT, m.group(1), false));
    each(STATUS, m -> add(Kind.STATUS, first(m), false));
  }

  /// What stands behind a word that says what it is, and what is known by name.
  void byContext() {
    named(USER, Kind.USER);
    named(HOST, Kind.HOST);
    named(PROCESS, Kind.PROCESS);
    each(DOMAIN, this::domain);
    for (String word : reading.words()) {
      if (found.size() < MOST && !Small.is(word) && NAME.matcher(Reading.folded(word)).matches()) {
        vocabulary.kind(word).ifPresent(kind -> known(kind, word));
      }
    }
  }

  private void known(Kind kind, String word) {
    add(kind, word, false);
    reading.take(
        Pattern.compile(
            "(?<![\\w.@-])" + Pattern.quote(Reading.folded(word)) + "(?:'s)?(?![\\w@-])"));
  }

  /// The topics without ways in, when there is another: `ssh log-ons` are log-ons over SSH. A
  /// status alone is one of the web.
  List<Topic> ways(List<Topic> topics) {
    if (topics.isEmpty() && found.stream().anyMatch(e -> e.kind() == Kind.STATUS)) {
      return List.of(Topic.WEB_REQUESTS);
    }
    if (topics.size() < 2) {
      return topics;
    }
    List<Topic> others = new ArrayList<>();
    for (Topic topic : topics) {
      if (topic == Topic.SSH || topic == Topic.RDP) {
        add(Kind.PROTOCOL, topic.id(), false);
      } else {
        others.add(topic);
      }
    }
    return others.isEmpty() ? topics : others;
  }

  /// What stands where a name would, and names nothing that is known: looked for as a word.
  ///
  /// @return those words
  List<String> unknown() {
    List<String> words = new ArrayList<>();
    var matcher = BEHIND.matcher(reading.left());
    int from = 0;
    while (found.size() < MOST && matcher.find(from)) {
      String name = Reading.stripped(matcher.group(1));
      if (NAME.matcher(name).matches() && !Small.is(name)) {
        String written = reading.written(matcher.start(1), matcher.start(1) + name.length());
        add(Kind.TEXT, written, false);
        words.add(written);
        reading.blank(matcher.start(1), matcher.start(1) + name.length());
      }
      from = matcher.start(1);
    }
    return words;
  }

  /// What was found, in the order of finding.
  List<Entity> found() {
    return List.copyOf(found);
  }

  private interface Taker {
    void take(MatchResult found);
  }

  private void each(Pattern pattern, Taker taker) {
    for (int i = 0; i < MOST && found.size() < MOST; i++) {
      Optional<MatchResult> next = reading.take(pattern);
      if (next.isEmpty()) {
        return;
      }
      taker.take(next.get());
    }
  }

  private void add(Kind kind, String value, boolean source) {
    Entity entity = new Entity(kind, value, source);
    if (found.size() < MOST && !found.contains(entity)) {
      found.add(entity);
    }
  }

  private void quoted(MatchResult m) {
    int from = m.start() + 1;
    String text = reading.written(from, m.end() - 1);
    Kind kind = Address.of(text) != null ? Kind.ADDRESS : vocabulary.kind(text).orElse(Kind.TEXT);
    if (text.chars().anyMatch(Character::isLetterOrDigit)) {
      add(kind, text, false);
    }
  }

  private void address(MatchResult m) {
    Address address = Address.of(m.group(2));
    if (address == null) {
      add(Kind.TEXT, m.group(2), false);
    } else {
      add(Kind.ADDRESS, m.group(2), m.group(1) != null);
    }
  }

  private void program(MatchResult m) {
    add(m.group().endsWith(".exe") ? Kind.PROCESS : Kind.TEXT, m.group(), false);
  }

  private void domain(MatchResult m) {
    Kind kind = vocabulary.kind(m.group(1)).orElse(Kind.DOMAIN);
    add(kind, m.group(1), false);
  }

  private static String first(MatchResult m) {
    for (int i = 1; i <= m.groupCount(); i++) {
      if (m.group(i) != null) {
        return m.group(i);
      }
    }
    return m.group();
  }

  /* `user alice`, but not `users with`; `on web01`, but not `on Monday`. */
  private void named(Pattern pattern, Kind kind) {
    var matcher = pattern.matcher(reading.left());
    int from = 0;
    while (found.size() < MOST && matcher.find(from)) {
      String name = Reading.stripped(matcher.group(1));
      if (NAME.matcher(name).matches() && !Small.is(name) && !TopicWords.knows(name)) {
        String written = reading.written(matcher.start(1), matcher.start(1) + name.length());
        Optional<Kind> known =
            certain(kind, matcher.group()) ? Optional.of(kind) : vocabulary.kind(written);
        if (known.isPresent()) {
          add(known.get(), written, false);
          reading.blank(matcher.start(), matcher.start(1) + name.length());
        }
      }
      from = matcher.start(1);
    }
  }

  private static final Set<String> VAGUE = Set.of("by", "on", "client", "system", "admin");

  private static boolean certain(Kind kind, String words) {
    String first = words.substring(0, words.indexOf(' '));
    return kind != Kind.PROCESS && !VAGUE.contains(first);
  }
}
