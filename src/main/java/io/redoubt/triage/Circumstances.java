package io.redoubt.triage;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.event.finding.Scene;
import io.redoubt.triage.evidence.Line;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What audit records of a cloud or a service tell of a deed beside what was done: who asked, by
/// way of whom, for whom, and what the service itself made of it.
///
/// Each is a line of evidence of its own, and only what all records that are looked at agree on.
final class Circumstances {
  private static final String TARGET = "user.target.name";
  private static final Field WHOSE = Field.of(TARGET);
  private static final Field ADDRESS = Field.of("source.address");
  private static final Field KIND = Field.of("aws.cloudtrail.userIdentity.type");
  private static final Field ARN = Field.of("aws.cloudtrail.userIdentity.arn");

  /// The names under which services of AWS call each other; a caller cannot choose them. Rented
  /// machines have such names too.
  private static final Pattern SERVICE =
      Pattern.compile("(?!.*\\bcompute\\b)[a-z0-9.-]+\\.amazonaws\\.com");

  private static final Pattern MAIL =
      Pattern.compile("(?:[a-z]+:)?([\\w.+-]{1,64}@((?:[\\w-]{1,63}\\.){1,8}[A-Za-z]{2,24}))");

  /// Kinds of identities that people have; roles are worn by programs too.
  private static final Set<String> PERSONAL =
      Set.of("IAMUser", "FederatedUser", "SAMLUser", "IdentityCenterUser", "Root");

  private static final Set<String> AT_RISK = Set.of("atrisk", "confirmedcompromised");
  private static final Set<String> NO_RISK = Set.of("dismissed", "remediated", "confirmedsafe");

  /// Mail services for everybody: two of their addresses have no more in common than the service.
  private static final Set<String> FOR_EVERYBODY =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "outlook.com",
          "hotmail.com",
          "live.com",
          "msn.com",
          "yahoo.com",
          "icloud.com",
          "me.com",
          "aol.com",
          "proton.me",
          "protonmail.com",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "web.de",
          "mail.com",
          "mail.ru",
          "yandex.com",
          "yandex.ru",
          "qq.com",
          "163.com",
          "zoho.com",
          "fastmail.com",
          "tutanota.com");

  private Circumstances() {}

  /// Adds the lines that these events give.
  static void add(AlertGroup group, Pack pack) {
    List<Event> events = group.sample();
    if (group.scene() != Scene.CLOUD || events.isEmpty()) {
      return;
    }
    agreed(events, Circumstances::service)
        .ifPresent(
            name ->
                pack.add(
                    Fact.SERVICE,
                    Kind.FACT,
                    new Line()
                        .say("The request came from a service of the platform: ")
                        .quoted("source.address", name)
                        .say(".")));
    agreed(events, Circumstances::self)
        .ifPresent(
            name ->
                pack.add(
                    Fact.SELF,
                    Kind.FACT,
                    new Line()
                        .say("Who asked and whose account it is about are the same: ")
                        .quoted("user.name", name)
                        .say(".")));
    agreed(events, Circumstances::person)
        .ifPresent(
            name ->
                pack.add(
                    Fact.PERSON,
                    Kind.FACT,
                    new Line()
                        .say("The account that asked is one of a person: ")
                        .quoted("user.name", name)
                        .say(".")));
    organisation(events, pack);
    agreed(events, Circumstances::risk)
        .ifPresent(
            state ->
                pack.add(
                    NO_RISK.contains(state.toLowerCase(Locale.ROOT))
                        ? Fact.RISK_SETTLED
                        : Fact.AT_RISK,
                    Kind.FACT,
                    new Line()
                        .say("The service gives the sign-in this state of risk: ")
                        .quoted("risk", state)
                        .say(".")));
  }

  /* What is told by each of the events; one of the values, the least, stands for them. */
  private static Optional<String> agreed(List<Event> events, Function<Event, String> asked) {
    TreeSet<String> told = new TreeSet<>();
    for (Event event : events) {
      told.add(asked.apply(event));
    }
    return told.first().isEmpty() ? Optional.empty() : Optional.of(told.first());
  }

  private static String service(Event event) {
    String address = event.text(ADDRESS, "");
    return SERVICE.matcher(address).matches() ? address : "";
  }

  private static String self(Event event) {
    String user = event.text(Ecs.USER_NAME, "");
    List<String> whose = event.texts(WHOSE);
    return !whose.isEmpty() && whose.stream().allMatch(user::equals) ? user : "";
  }

  private static String person(Event event) {
    String user = event.text(Ecs.USER_NAME, "");
    String kind = event.text(KIND, "");
    boolean signedOn = event.text(ARN, "").contains(":assumed-role/AWSReservedSSO_");
    boolean person = kind.isEmpty() ? !organisation(user).isEmpty() : PERSONAL.contains(kind);
    return person || signedOn ? user : "";
  }

  /* The organisation of a mail address of a person; accounts of programs have none. */
  private static String organisation(String text) {
    var mail = MAIL.matcher(text);
    if (!mail.matches()) {
      return "";
    }
    String domain = mail.group(2).toLowerCase(Locale.ROOT);
    return domain.endsWith("gserviceaccount.com") ? "" : domain;
  }

  /* Who is named beside the one who asked: strangers, or people of the same house only. */
  private static void organisation(List<Event> events, Pack pack) {
    String house = agreed(events, e -> organisation(e.text(Ecs.USER_NAME, ""))).orElse("");
    if (house.isEmpty() || FOR_EVERYBODY.contains(house)) {
      return;
    }
    Set<String> askers = new TreeSet<>();
    events.forEach(event -> askers.add(event.text(Ecs.USER_NAME, "")));
    TreeSet<String> others = new TreeSet<>();
    events.forEach(event -> others.addAll(mails(event)));
    others.removeAll(askers);
    Optional<String> stranger =
        others.stream().filter(mail -> !organisation(mail).equals(house)).findFirst();
    Line line = new Line();
    if (stranger.isPresent()) {
      line.say("Somebody of another organisation is named: ").quoted(TARGET, stranger.get());
      pack.add(Fact.STRANGER, Kind.FACT, line.say("."));
    } else if (!others.isEmpty()) {
      line.say("Only people of the same organisation are named: ");
      pack.add(Fact.COLLEAGUES, Kind.FACT, line.quoted(TARGET, others.first()).say("."));
    }
  }

  /* A policy as a whole names all who had rights before; what the request changed stands beside. */
  private static List<String> mails(Event event) {
    boolean changes = indices(event).anyMatch(i -> event.field(i).name().contains(".policyDelta."));
    return indices(event)
        .filter(i -> event.spanLength(i) <= 256)
        .filter(i -> !changes || !event.field(i).name().contains(".policy."))
        .map(event::text)
        .map(text -> text.indexOf('@') < 0 ? null : mail(text))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Stream<Integer> indices(Event event) {
    return Stream.iterate(0, i -> i < event.size(), i -> i + 1);
  }

  private static @Nullable String mail(String text) {
    var mail = MAIL.matcher(text);
    return mail.matches() && !organisation(text).isEmpty() ? mail.group(1) : null;
  }

  private static String risk(Event event) {
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      if (name.endsWith("riskState")) {
        String state = event.text(i).toLowerCase(Locale.ROOT);
        return AT_RISK.contains(state) || NO_RISK.contains(state) ? event.text(i) : "";
      }
    }
    return "";
  }
}
