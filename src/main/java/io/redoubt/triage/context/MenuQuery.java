package io.redoubt.triage.context;

import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Entity.Kind;
import io.redoubt.event.context.Period;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A question that code can answer from the events of a run. The menu is closed: nobody, and no
/// model, can ask anything else. Answers are bounded in lines, in kept values and in time.
///
/// Each kind of question accepts some kinds of entity only and refuses others.
public sealed interface MenuQuery {
  /// Who or what it is about.
  Entity about();

  /// Which question it is.
  default Name name() {
    return switch (this) {
      case AuthHistory _ -> Name.AUTH_HISTORY;
      case ProcessTree _ -> Name.PROC_TREE;
      case NetPeers _ -> Name.NET_PEERS;
      case SameTemplate _ -> Name.SAME_TEMPLATE_ELSEWHERE;
      case WebHistory _ -> Name.WEB_HISTORY;
      case DnsHistory _ -> Name.DNS_HISTORY;
      case AlertHistory _ -> Name.ALERT_HISTORY;
      case FileActivity _ -> Name.FILE_ACTIVITY;
      case AccountChanges _ -> Name.ACCOUNT_CHANGES;
      case RareFor _ -> Name.RARE_FOR_ENTITY;
    };
  }

  /// `auth_history(user:alice)`.
  default String text() {
    return name().id() + '(' + about() + ')';
  }

  /// The names of the menu.
  enum Name {
    /// Log-ons: how many, from where, with what success.
    AUTH_HISTORY,
    /// Which process started which.
    PROC_TREE,
    /// Who talks with whom.
    NET_PEERS,
    /// Where else a message of this form stands.
    SAME_TEMPLATE_ELSEWHERE,
    /// Requests to web servers.
    WEB_HISTORY,
    /// Names looked up.
    DNS_HISTORY,
    /// What else the rules found about it.
    ALERT_HISTORY,
    /// Files made, changed, deleted.
    FILE_ACTIVITY,
    /// Accounts and groups changed, by it or to it.
    ACCOUNT_CHANGES,
    /// What it did once among many times something else.
    RARE_FOR_ENTITY;

    /// `auth_history` …
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Log-ons of a user, from an address, or on a machine.
  ///
  /// @param around the part of time for which an absence is worth a line; [Period#ALL] for none
  record AuthHistory(Entity about, Period around) implements MenuQuery {
    /// Refuses other entities.
    public AuthHistory {
      only(about, Kind.USER, Kind.IP, Kind.HOST);
    }
  }

  /// Processes of a machine.
  ///
  /// @param focus the identifier or number of the process to follow up and down; empty for none
  /// @param around starts outside are not kept
  record ProcessTree(Entity about, String focus, Period around) implements MenuQuery {
    /// Refuses other entities.
    public ProcessTree {
      only(about, Kind.HOST, Kind.SESSION);
    }
  }

  /// The other ends of connections.
  record NetPeers(Entity about) implements MenuQuery {
    /// Refuses other entities.
    public NetPeers {
      only(about, Kind.IP, Kind.HOST, Kind.SESSION);
    }
  }

  /// Messages of one form.
  ///
  /// @param about the machine where it was seen first; elsewhere is everywhere else
  /// @param shape as [Shape] writes it
  record SameTemplate(Entity about, String shape) implements MenuQuery {
    /// Refuses other entities.
    public SameTemplate {
      only(about, Kind.HOST, Kind.USER, Kind.IP);
    }
  }

  /// Requests from an address.
  record WebHistory(Entity about) implements MenuQuery {
    /// Refuses other entities.
    public WebHistory {
      only(about, Kind.IP);
    }
  }

  /// Look-ups by a machine or an address, or of the names of a domain.
  record DnsHistory(Entity about) implements MenuQuery {
    /// Refuses other entities.
    public DnsHistory {
      only(about, Kind.HOST, Kind.IP, Kind.DOMAIN);
    }
  }

  /// Alerts of the run; needs no events.
  record AlertHistory(Entity about) implements MenuQuery {}

  /// What was done to a file, or to files on a machine.
  record FileActivity(Entity about) implements MenuQuery {
    /// Refuses other entities.
    public FileActivity {
      only(about, Kind.FILE, Kind.HOST, Kind.USER, Kind.SESSION);
    }
  }

  /// Changes of accounts and groups.
  record AccountChanges(Entity about) implements MenuQuery {
    /// Refuses other entities.
    public AccountChanges {
      only(about, Kind.USER);
    }
  }

  /// What stands once among many.
  record RareFor(Entity about) implements MenuQuery {}

  /// All questions that make sense for this entity, in the order of their answers.
  static List<MenuQuery> all(Entity about) {
    return switch (about.kind()) {
      case USER ->
          List.of(
              new AlertHistory(about),
              new AuthHistory(about, Period.ALL),
              new AccountChanges(about),
              new FileActivity(about),
              new RareFor(about));
      case IP ->
          List.of(
              new AlertHistory(about),
              new AuthHistory(about, Period.ALL),
              new WebHistory(about),
              new NetPeers(about),
              new DnsHistory(about),
              new RareFor(about));
      case HOST ->
          List.of(
              new AlertHistory(about),
              new ProcessTree(about, "", Period.ALL),
              new AuthHistory(about, Period.ALL),
              new NetPeers(about),
              new DnsHistory(about),
              new FileActivity(about),
              new RareFor(about));
      case SESSION ->
          List.of(
              new AlertHistory(about),
              new ProcessTree(about, "", Period.ALL),
              new NetPeers(about),
              new FileActivity(about),
              new RareFor(about));
      case DOMAIN -> List.of(new AlertHistory(about), new DnsHistory(about), new RareFor(about));
      case FILE -> List.of(new AlertHistory(about), new FileActivity(about), new RareFor(about));
    };
  }

  private static void only(Entity about, Kind... kinds) {
    if (!Set.of(kinds).contains(about.kind())) {
      throw new IllegalArgumentException("Not about " + about.kind().id() + ".");
    }
  }
}
