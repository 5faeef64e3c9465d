package io.redoubt.llm.roster;

import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.probe.ProbeFolder;
import java.util.List;
import java.util.Optional;

/// Which models there are, and which one is used. A picture of one moment. Immutable.
///
/// @param use what is used, or why nothing is
/// @param servers that were looked at
/// @param entries models of those servers, in their order
/// @param pin the one model that may be used; empty: any may
public record Roster(Use use, List<Server> servers, List<Entry> entries, Optional<Pin> pin) {
  /// Copies the lists.
  public Roster {
    servers = List.copyOf(servers);
    entries = List.copyOf(entries);
  }

  /// Whether a model takes part.
  public enum State {
    /// One does.
    READY("ready"),
    /// None was found, or it cannot be asked.
    NO_MODEL("no_model"),
    /// What is there is not what is pinned.
    REFUSED("refused"),
    /// No model is wanted.
    OFF("off"),
    /// It is being looked for.
    LOOKING("looking"),
    /// Its server reads it into memory.
    LOADING("loading");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// The word for programs.
    public String word() {
      return word;
    }
  }

  /// What is used.
  ///
  /// @param state whether a model takes part
  /// @param name of that model as its server has it; empty: none is
  /// @param notes lines for people: why none is, or what takes no part
  /// @param standing what it may change, and why
  public record Use(State state, String name, List<String> notes, Standing standing) {
    /// Copies the notes.
    public Use {
      notes = List.copyOf(notes);
    }
  }

  /// What a model may change.
  ///
  /// @param level in force: 0 nothing, 1 raise, 2 lower too
  /// @param asked level that is configured
  /// @param earned level that it proved here and that holds; -1: not known
  /// @param reason why the level is what it is; one sentence or two
  public record Standing(int level, int asked, int earned, String reason) {}

  /// A server.
  ///
  /// @param address as it was given
  /// @param kind of its protocol; empty while it does not answer
  /// @param version as it says; may be empty
  /// @param trouble reason why it cannot be used, such as `connect`; empty: it can
  /// @param detail about the trouble; may quote the server
  public record Server(
      String address, String kind, String version, String trouble, String detail) {}

  /// A model of a server.
  ///
  /// @param id of server and name together, 12 hexadecimal digits
  /// @param server address
  /// @param dialect in which it is asked
  /// @param installed as the server lists it
  /// @param used whether it is the one that is asked
  /// @param standing what it may change, or would
  /// @param probe what was found out about it; empty: it was never asked
  /// @param probing whether it is being asked now
  public record Entry(
      String id,
      String server,
      String dialect,
      InstalledModel installed,
      boolean used,
      Standing standing,
      Optional<ProbeFolder.Kept> probe,
      boolean probing) {}
}
