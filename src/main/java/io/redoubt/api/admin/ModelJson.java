package io.redoubt.api.admin;

import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.probe.ProbeFolder;
import io.redoubt.llm.probe.ProbeResult;
import io.redoubt.llm.roster.Pin;
import io.redoubt.llm.roster.Roster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Models as the contract shows them.
final class ModelJson {
  private ModelJson() {}

  static Map<String, Object> of(Roster roster) {
    Map<String, Object> shown = new LinkedHashMap<>();
    Roster.Use use = roster.use();
    shown.put("state", use.state().word());
    shown.put("model", said(use.name()));
    shown.put("notes", use.notes());
    shown.put("qualification", of(use.standing()));
    shown.put("pin", roster.pin().map(ModelJson::of).orElse(null));
    shown.put("servers", roster.servers().stream().map(ModelJson::of).toList());
    shown.put("models", roster.entries().stream().map(one -> of(one, roster.pin())).toList());
    return shown;
  }

  private static Map<String, Object> of(Roster.Standing standing) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("level", standing.level());
    shown.put("asked", standing.asked());
    shown.put("earned", standing.earned() < 0 ? null : standing.earned());
    shown.put("reason", standing.reason());
    return shown;
  }

  private static Map<String, Object> of(Roster.Server server) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("address", server.address());
    shown.put("dialect", said(server.kind()));
    shown.put("version", server.version());
    shown.put("state", server.trouble().isEmpty() ? "up" : server.trouble());
    shown.put("detail", server.detail());
    return shown;
  }

  private static Map<String, Object> of(Roster.Entry entry, Optional<Pin> pin) {
    InstalledModel model = entry.installed();
    boolean pinned = pin.filter(one -> one.model().equals(model.name())).isPresent();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", entry.id());
    shown.put("name", model.name());
    shown.put("server", entry.server());
    shown.put("dialect", entry.dialect());
    shown.put("digest", said(model.digest()));
    shown.put("bytes", counted(model.bytes()));
    shown.put("context", counted(model.context()));
    shown.put("capabilities", new ArrayList<>(new TreeSet<>(model.capabilities())));
    shown.put("state", state(entry, pin));
    shown.put("pinned", pinned);
    shown.put("qualification", of(entry.standing()));
    shown.put("probe", entry.probe().map(kept -> of(kept, true)).orElse(null));
    shown.put("probing", entry.probing());
    return shown;
  }

  private static String state(Roster.Entry entry, Optional<Pin> pin) {
    if (entry.installed().forwarded() || pin.filter(one -> !allows(one, entry)).isPresent()) {
      return "refused";
    }
    return entry.used() ? "in_use" : "installed";
  }

  private static boolean allows(Pin pin, Roster.Entry entry) {
    return !pin.model().equals(entry.installed().name())
        || pin.digest().isEmpty()
        || entry.installed().digest().isEmpty()
        || pin.allows(entry.installed().digest());
  }

  static Map<String, Object> of(ProbeFolder.Kept kept, boolean stored) {
    ModelIdentity model = kept.result().model();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("model", model.model());
    shown.put("digest", said(model.digest()));
    shown.put("dialect", model.backend());
    shown.put("server_version", model.serverVersion());
    shown.put("at", kept.at().toString());
    shown.put("usable", kept.result().usable());
    shown.put("stored", stored);
    shown.put("findings", kept.result().findings().stream().map(ModelJson::of).toList());
    return shown;
  }

  private static Map<String, Object> of(ProbeResult.Finding finding) {
    return Map.of("ability", finding.ability(), "good", finding.good(), "detail", finding.detail());
  }

  static Map<String, Object> of(Pin pin) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("model", said(pin.model()));
    shown.put("digest", said(pin.digest()));
    shown.put("actor", pin.actor());
    shown.put("at", pin.at().toString());
    return shown;
  }

  private static @Nullable String said(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long counted(long number) {
    return number <= 0 ? null : Long.valueOf(number);
  }
}
