package io.redoubt.triage.evidence;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.finding.Evidence.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is known by name in a record: the values that redaction must find again in its text, and
/// what the record proves. Stateless.
public final class RawTokens {
  private static final int MOST = 40;
  private static final int LENGTH = 256;
  private static final int WITHHELD_LENGTH = 4096;

  /// The fields that name somebody or something of the organisation.
  private static final List<String> NAMING =
      List.of(
          "source.ip",
          "destination.ip",
          "client.ip",
          "server.ip",
          "source.nat.ip",
          "destination.nat.ip",
          "host.ip",
          "related.ip",
          "host.name",
          "host.hostname",
          "source.domain",
          "destination.domain",
          "server.domain",
          "client.domain",
          "url.domain",
          "dns.question.name",
          "related.hosts",
          "user.name",
          "user.email",
          "user.id",
          "user.full_name",
          "user.target.name",
          "user.effective.name",
          "source.user.name",
          "destination.user.name",
          "client.user.name",
          "related.user",
          "group.name",
          "cloud.account.id",
          "observer.name",
          "email.from.address",
          "email.to.address",
          "source.mac",
          "destination.mac",
          "host.mac",
          "winlog.computer_name");

  private RawTokens() {}

  /// The naming values of the record, and those of some more fields, each once per field.
  static List<Token> of(Event event, List<String> withheld) {
    Set<Token> tokens = new LinkedHashSet<>();
    add(event, withheld, WITHHELD_LENGTH, tokens);
    add(event, NAMING, LENGTH, tokens);
    return List.copyOf(tokens);
  }

  private static void add(Event event, List<String> names, int length, Set<Token> tokens) {
    int most = tokens.size() + MOST;
    for (String name : names) {
      for (String value : event.texts(Field.of(name))) {
        if (!value.isBlank() && value.length() <= length && tokens.size() < most) {
          tokens.add(new Token(name, value, -1, -1));
        }
      }
    }
  }

  /// `outcome:success`, `category:authentication` …
  public static List<String> tags(Event event) {
    List<String> tags = new ArrayList<>();
    event.texts(Ecs.EVENT_OUTCOME).forEach(v -> tags.add("outcome:" + v));
    event.texts(Ecs.EVENT_CATEGORY).forEach(v -> tags.add("category:" + v));
    event.texts(Ecs.EVENT_TYPE).forEach(v -> tags.add("type:" + v));
    return tags;
  }
}
