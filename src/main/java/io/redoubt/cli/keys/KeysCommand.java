package io.redoubt.cli.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt keys`: who may call the API.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = {
      "Makes, lists and revokes keys of the API, with the service running or not.",
      "",
      "  redoubt keys create --name shipper --scope ingest --data-dir DIR",
      "  redoubt keys list --data-dir DIR",
      "  redoubt keys revoke shipper --data-dir DIR",
      "",
      "Until the first key is made, the service answers everybody on this machine; from then on",
      "only those who have one, even when all are revoked."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
