package io.redoubt.cli.review;

import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.roster.Roster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the servers have at this moment.
///
/// @param servers all that were looked at
/// @param found their models
record Census(List<Roster.Server> servers, List<One> found) {
  /// Nothing was looked at.
  static final Census NONE = new Census(List.of(), List.of());

  private static final String EMBEDDED = "embedded";

  /// A model of a server.
  ///
  /// @param version of the server
  record One(String id, String server, String dialect, String version, InstalledModel installed) {
    /// Who it is, as far as its server says without being asked more.
    ModelIdentity identity() {
      return new ModelIdentity(
          dialect, version, installed.name(), installed.digest(), installed.context());
    }
  }

  /// Looks at all servers at once, or at the file.
  ///
  /// @param file a model file that is run without a server; empty: none is
  static Census of(ModelFinder finder, Optional<Path> file) {
    return file.map(Census::alone).orElseGet(() -> asked(finder));
  }

  private static Census alone(Path file) {
    long size = file.toFile().length();
    InstalledModel model = new InstalledModel(file.toString(), "", size, 0, Set.of(), false);
    boolean there = Files.isRegularFile(file);
    Roster.Server server =
        new Roster.Server(
            EMBEDDED, EMBEDDED, "", there ? "" : "model_file", there ? "" : file + " is no file.");
    One one = new One(id(EMBEDDED, model.name()), EMBEDDED, EMBEDDED, "", model);
    return new Census(List.of(server), there ? List.of(one) : List.of());
  }

  private static Census asked(ModelFinder finder) {
    List<String> addresses = finder.addresses();
    List<ServerLook> looks = SideBySide.all(addresses, finder::at);
    List<Roster.Server> servers = new ArrayList<>();
    List<One> found = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      String address = addresses.get(i);
      switch (looks.get(i)) {
        case ServerLook.Absent(var reason, var detail) ->
            servers.add(new Roster.Server(address, "", "", reason.word(), detail));
        case ServerLook.Found(var kind, var version, var models, _) -> {
          servers.add(new Roster.Server(address, kind.word(), version, "", ""));
          models.forEach(model -> found.add(one(address, kind, version, model)));
        }
      }
    }
    return new Census(servers, found);
  }

  private static One one(String address, ServerKind kind, String version, InstalledModel model) {
    return new One(id(address, model.name()), address, kind.word(), version, model);
  }

  private static String id(String server, String name) {
    try {
      byte[] text = (server + "\n" + name).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
