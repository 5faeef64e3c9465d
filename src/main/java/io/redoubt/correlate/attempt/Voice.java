package io.redoubt.correlate.attempt;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.util.Optional;

/// Who, in the connection of one sshd process, tells of an attempt to log on. Each voice tells
/// of an attempt at most once, so the attempts are as many as the one that speaks most often
/// tells of.
enum Voice {
  /// `Failed password for …`: the result of each attempt.
  TRIED,
  /// `Invalid user …`, `User … not allowed because …`: what is wrong with the account.
  ACCOUNT,
  /// `pam_unix(sshd:auth): authentication failure; …`.
  MODULE,
  /// `error: PAM: Authentication failure for …`.
  ASKED,
  /// `Too many authentication failures`: looks back on attempts told before.
  ENDED;

  /// How many there are.
  static final int COUNT = values().length;

  /// Which of sshd's own lines it is; set by its grammar.
  static final Field TOLD = Field.of("redoubt.native.sshd.told");

  private static final Field SERVICE = Field.of("redoubt.native.pam.service");
  private static final String SSHD = "sshd";

  /// Who speaks in this event; nobody where it is not about a failed log-on at sshd.
  static Optional<Voice> of(Event event) {
    int told = event.find(TOLD);
    if (told < 0) {
      boolean module = event.has(SERVICE) && event.text(SERVICE, "").startsWith(SSHD);
      return module ? Optional.of(MODULE) : Optional.empty();
    }
    return switch (event.text(told)) {
      case "tried" -> Optional.of(TRIED);
      case "account" -> Optional.of(ACCOUNT);
      case "asked" -> Optional.of(ASKED);
      case "ended" -> Optional.of(ENDED);
      default -> Optional.empty();
    };
  }

  /// Whether somebody may speak in this event; cheap.
  static boolean in(Event event) {
    return event.has(TOLD) || event.has(SERVICE);
  }
}
