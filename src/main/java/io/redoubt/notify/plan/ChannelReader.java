package io.redoubt.notify.plan;

import io.redoubt.notify.http.Outgoing;
import io.redoubt.notify.reach.Destination;
import io.redoubt.redact.Tier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a channel of its section.
record ChannelReader(Section section, String name) {
  private static final Pattern MAILBOX =
      Pattern.compile("[A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");
  private static final Pattern HOURS =
      Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-3]):([0-5]\\d)");
  private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
  private static final int PER_MINUTE = 30;

  Optional<ChannelPlan> read() {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
      section.fault("type", "the name of a channel is 1 to 40 letters, digits, - and _.");
    }
    Optional<Medium> medium = medium(section.needed("type", "the kind of the channel"));
    ChannelPlan.Pace pace =
        new ChannelPlan.Pace(
            Integer.parseInt(section.text("rate", String.valueOf(PER_MINUTE))),
            length("group", "10s"),
            quiet(),
            length("give-up", "24h"));
    ChannelPlan.Safety safety =
        new ChannelPlan.Safety(section.on("allow-plaintext"), authorities());
    Tier tier = Tier.values()[Integer.parseInt(section.text("tier", "1")) - 1];
    medium.ifPresent(found -> encrypted(found, safety));
    return medium.map(found -> new ChannelPlan(name, found, tier, pace, safety));
  }

  private Optional<Path> authorities() {
    Optional<Path> file =
        Optional.of(section.text("ca-file", "")).filter(f -> !f.isEmpty()).map(Path::of);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      section.fault("ca-file", "the file of certificates cannot be read.");
    }
    return file;
  }

  private void encrypted(Medium medium, ChannelPlan.Safety safety) {
    boolean itsOwn = medium instanceof Medium.Syslog || medium instanceof Medium.Mail;
    if (!itsOwn && !medium.destination().tls() && !safety.plaintext()) {
      section.fault(
          "url", "the address is not encrypted (https); allow-plaintext: true allows it.");
    }
  }

  private Optional<Medium> medium(String type) {
    return switch (type) {
      case "slack" -> slack();
      case "pagerduty" -> pagerDuty();
      case "email" -> mail();
      case "webhook" ->
          section
              .url("", "")
              .map(url -> new Medium.Webhook(url, section.secret("secret"), header("token")));
      case "syslog" -> syslog();
      case "elasticsearch" -> elastic();
      case "splunk" -> splunk();
      default -> Optional.empty();
    };
  }

  private Optional<Secret> header(String key) {
    Optional<Secret> secret = section.secret(key);
    if (secret.isPresent() && !Outgoing.fits(secret.get().value())) {
      section.fault(key, "the value holds characters that no header can.");
      return Optional.empty();
    }
    return secret;
  }

  private Optional<Medium> slack() {
    Optional<Secret> token = header("token");
    if (token.isEmpty()) {
      return section.url("", "").map(url -> new Medium.Slack(url, Optional.empty()));
    }
    String room = section.needed("room", "the room that the bot writes to");
    return section
        .url("https://slack.com/api/chat.postMessage", "")
        .map(url -> new Medium.Slack(url, Optional.of(new Medium.Bot(token.get(), room))));
  }

  private Optional<Medium> pagerDuty() {
    Optional<Secret> key = section.neededSecret("routing-key", "the key of the integration");
    Optional<Destination> url = section.url("https://events.pagerduty.com/v2/enqueue", "");
    return key.isPresent() && url.isPresent()
        ? Optional.of(new Medium.PagerDuty(url.get(), key.get()))
        : Optional.empty();
  }

  private Optional<Medium> mail() {
    String security = section.text("security", "starttls");
    boolean tls = security.equals("tls");
    Optional<Destination> relay = machine(tls ? "465" : "587", tls);
    String from = section.needed("from", "the sender");
    List<String> to = section.list("to");
    if (to.isEmpty()) {
      section.fault("to", "somebody to write to is missing: to.");
    }
    mailbox("from", from);
    to.forEach(address -> mailbox("to", address));
    String user = section.text("user", "");
    Optional<Secret> password = section.secret("password");
    if (user.isEmpty() == password.isPresent()) {
      section.fault("user", "user and password belong together.");
    }
    if (security.equals("none") && password.isPresent()) {
      section.fault("security", "a password is not sent without encryption.");
    }
    Optional<Medium.Login> login = password.map(p -> new Medium.Login(user, p));
    return relay.map(r -> new Medium.Mail(r, security.equals("starttls"), login, from, to));
  }

  private void mailbox(String key, String address) {
    if (!address.isEmpty() && !MAILBOX.matcher(address).matches()) {
      section.fault(key, "\"" + address + "\" is no address such as soc@corp.example.");
    }
  }

  private Optional<Destination> machine(String port, boolean tls) {
    String host = section.needed("host", "the machine");
    int number = Integer.parseInt(section.text("port", port));
    return host.isEmpty()
        ? Optional.empty()
        : section.usable("host", Destination.of(host, number, tls, ""));
  }

  private Optional<Medium> syslog() {
    String transport = section.text("transport", "tls");
    boolean tls = transport.equals("tls");
    boolean cef = section.text("format", "rfc5424").equals("cef");
    return machine(tls ? "6514" : "514", tls)
        .map(to -> new Medium.Syslog(to, transport.equals("udp"), cef));
  }

  private Optional<Medium> elastic() {
    String index = section.text("index", "redoubt-alerts");
    if (!INDEX.matcher(index).matches()) {
      section.fault("index", "the name of an index is lower case letters, digits, . _ and -.");
    }
    String user = section.text("user", "");
    Optional<Secret> password = section.secret("password");
    Optional<Secret> access =
        password.isPresent()
            ? Optional.of(new Secret("Basic " + basic(user, password.get())))
            : header("token").map(token -> new Secret("ApiKey " + token.value()));
    return section.url("", "/_bulk").map(url -> new Medium.Elastic(url, index, access));
  }

  private static String basic(String user, Secret password) {
    byte[] both = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(both);
  }

  private Optional<Medium> splunk() {
    Optional<Secret> token = section.neededSecret("token", "the token of the collector");
    Optional<Destination> url = section.url("", "/services/collector/event");
    return url.isPresent() && token.isPresent() && header("token").isPresent()
        ? Optional.of(new Medium.Splunk(url.get(), token.get(), section.text("index", "")))
        : Optional.empty();
  }

  private Duration length(String key, String standard) {
    Matcher form = LENGTH.matcher(section.text(key, standard));
    if (!form.matches()) {
      return Duration.ZERO;
    }
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private Quiet quiet() {
    String hours = section.text("quiet-hours", "");
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : section.list("quiet-days")) {
      day(word, days);
    }
    if (hours.isEmpty() && days.isEmpty()) {
      return Quiet.NEVER;
    }
    Matcher form = HOURS.matcher(hours);
    boolean given = form.matches();
    if (!given && !hours.isEmpty()) {
      section.fault("quiet-hours", "\"" + hours + "\" is no span such as 22:00-07:00.");
    }
    return new Quiet(
        given ? time(form, 1) : LocalTime.MIDNIGHT,
        given ? time(form, 3) : LocalTime.MIDNIGHT,
        days,
        zone());
  }

  private static LocalTime time(Matcher form, int group) {
    return LocalTime.of(
        Integer.parseInt(form.group(group)), Integer.parseInt(form.group(group + 1)));
  }

  private void day(String word, Set<DayOfWeek> days) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (lower.length() >= 3 && day.name().toLowerCase(Locale.ROOT).startsWith(lower)) {
        days.add(day);
        return;
      }
    }
    section.fault("quiet-days", "\"" + word + "\" is no day such as sat.");
  }

  private ZoneId zone() {
    String zone = section.needed("zone", "the zone of the quiet hours");
    try {
      return zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      section.fault("zone", "\"" + zone + "\" is no zone such as Europe/Berlin.");
      return ZoneId.of("UTC");
    }
  }
}
