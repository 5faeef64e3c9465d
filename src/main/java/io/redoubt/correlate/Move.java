package io.redoubt.correlate;

import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// A way from one machine of the own network to another, taken by an account: its first log-on.
///
/// @param from address, or name where only that is known
/// @param to host without domain, lower case
/// @param account as logged; empty when unknown
/// @param how `SSH`, `remote desktop`, `network log-on`, `explicit credentials` or `log-on`
/// @param first when it was first taken, milliseconds since 1970 UTC
/// @param touched when it was last heard of, likewise, by times of arrival
record Move(String from, String to, String account, String how, long first, long touched) {
  /// Two sightings of one way; the earlier tells how.
  Move and(Move other) {
    boolean mine = first < other.first || (first == other.first && how.compareTo(other.how) <= 0);
    Move earlier = mine ? this : other;
    return new Move(
        from, to, earlier.account, earlier.how, earlier.first, Math.max(touched, other.touched));
  }

  /// The same way, its beginning called by this name.
  Move from(String name) {
    return new Move(name, to, account, how, first, touched);
  }

  /// The same way with both machines as these spell them: name without domain, lower case, to
  /// name as logged.
  Move spelled(Map<String, String> names) {
    int space = from.indexOf(' ');
    String name = space < 0 ? from : from.substring(0, space);
    String rest = space < 0 ? "" : from.substring(space);
    return new Move(
        names.getOrDefault(name, name) + rest,
        names.getOrDefault(to, to),
        account,
        how,
        first,
        touched);
  }

  /// The same for whatever spelling of the account.
  long hash() {
    return Hashes.of(from + '\0' + to + '\0' + Names.user(account));
  }

  /// `SSH log-on as deploy from web01 (10.20.0.11) to fs01`.
  String words() {
    String who = account.isEmpty() ? "" : " as " + account;
    return switch (how) {
          case "log-on", "network log-on" -> capital(how);
          default -> capital(how) + " log-on";
        }
        + who
        + " from "
        + from
        + " to "
        + to;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /// `2026-03-17 03:14:02 UTC`.
  String time() {
    String text = Instant.ofEpochMilli(first).truncatedTo(ChronoUnit.SECONDS).toString();
    return text.replace('T', ' ').replace("Z", " UTC");
  }

  void write(StateOut out) {
    out.text(from).text(to).text(account).text(how).number(first).number(touched);
  }

  static Move read(StateIn in) {
    return new Move(in.text(), in.text(), in.text(), in.text(), in.number(), in.number());
  }
}
