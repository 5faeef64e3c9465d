package io.redoubt.triage.context;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Entity.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which fields name which kind of entity, and when a value names an entity. Stateless.
///
/// Case counts nowhere. `CORP\alice` is `alice`; `web-1.example.com` is `web-1` where one of both
/// has no domain; `a.b.example.com` belongs to `example.com`; `/etc/passwd` is `passwd` where no
/// folder was asked for.
final class Naming {
  private static final Map<Kind, List<Field>> FIELDS = new EnumMap<>(Kind.class);

  static {
    put(
        Kind.USER,
        "user.name user.target.name user.effective.name user.changes.name source.user.name"
            + " destination.user.name client.user.name process.user.name user.email url.username"
            + " related.user");
    put(
        Kind.IP,
        "source.ip destination.ip client.ip server.ip host.ip source.nat.ip destination.nat.ip"
            + " observer.ip dns.resolved_ip related.ip");
    put(
        Kind.HOST,
        "host.name host.hostname winlog.computer_name log.syslog.hostname source.domain"
            + " destination.domain observer.name observer.hostname agent.name related.hosts");
    put(
        Kind.SESSION,
        "session.id winlog.event_data.TargetLogonId winlog.event_data.SubjectLogonId"
            + " winlog.event_data.LogonId winlog.event_data.LogonGuid winlog.logon.id"
            + " network.community_id zeek.session_id suricata.eve.flow_id transaction.id trace.id"
            + " auditd.session aws.cloudtrail.userIdentity.accessKeyId zeek.conn.uid zeek.ssh.uid"
            + " zeek.http.uid zeek.dns.uid zeek.ssl.uid zeek.smtp.uid zeek.ftp.uid zeek.rdp.uid"
            + " zeek.kerberos.uid zeek.ntlm.uid zeek.dce_rpc.uid zeek.smb_files.uid"
            + " zeek.smb_mapping.uid zeek.notice.uid zeek.weird.uid");
    put(
        Kind.DOMAIN,
        "dns.question.name url.domain destination.domain server.domain tls.client.server_name");
    put(Kind.FILE, "file.path file.target_path process.executable dll.path");
  }

  private Naming() {}

  private static void put(Kind kind, String names) {
    FIELDS.put(kind, Arrays.stream(names.split(" ")).map(Field::of).toList());
  }

  /// The fields whose values may name an entity of this kind.
  static List<Field> fields(Kind kind) {
    return FIELDS.getOrDefault(kind, List.of());
  }

  /// Whether one of the event's values in this field names the entity.
  static boolean names(Entity entity, Event event, Field field) {
    for (int i = event.find(field); i >= 0; i = event.find(field, i + 1)) {
      if (same(entity, event.text(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether the event names the entity in any field of its kind.
  static boolean names(Entity entity, Event event) {
    return fields(entity.kind()).stream().anyMatch(field -> names(entity, event, field));
  }

  /// Whether the value is a name of the entity.
  static boolean same(Entity entity, String value) {
    String asked = lower(entity.value());
    String said = lower(value);
    if (asked.equals(said)) {
      return true;
    }
    return switch (entity.kind()) {
      case USER -> asked.equals(account(said));
      case IP -> asked.equals(plain(said)) || plain(asked).equals(said);
      case HOST ->
          (asked.indexOf('.') < 0 && asked.equals(label(said)))
              || (said.indexOf('.') < 0 && said.equals(label(asked)));
      case SESSION -> false;
      case DOMAIN -> under(undotted(said), undotted(asked));
      case FILE -> last(asked).equals(asked) && last(said).equals(asked);
    };
  }

  /// Words of which at least one is among the [#candidates] of every value that names the entity.
  static Set<String> keys(Entity entity) {
    String asked = lower(entity.value());
    return switch (entity.kind()) {
      case USER, SESSION, FILE -> Set.of(asked);
      case IP -> new LinkedHashSet<>(List.of(asked, plain(asked)));
      case HOST -> new LinkedHashSet<>(List.of(asked, label(asked)));
      case DOMAIN -> Set.of(undotted(asked));
    };
  }

  /// What an entity named by this value may be known as.
  static List<String> candidates(Kind kind, String value) {
    String said = lower(value);
    return switch (kind) {
      case USER -> List.of(said, account(said));
      case IP -> List.of(said, plain(said));
      case HOST -> List.of(said, label(said));
      case SESSION -> List.of(said);
      case DOMAIN -> suffixes(undotted(said));
      case FILE -> List.of(said, last(said));
    };
  }

  private static List<String> suffixes(String name) {
    List<String> all = new ArrayList<>(List.of(name));
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      all.add(name.substring(dot + 1));
    }
    return all;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// `alice` of `corp\alice`.
  private static String account(String name) {
    return name.substring(name.lastIndexOf('\\') + 1);
  }

  /// `1.2.3.4` of `::ffff:1.2.3.4`.
  private static String plain(String ip) {
    return ip.startsWith("::ffff:") && ip.indexOf('.') > 0 ? ip.substring(7) : ip;
  }

  /// `web-1` of `web-1.example.com`; an address has no label.
  private static String label(String host) {
    int dot = host.indexOf('.');
    boolean address = host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return dot < 0 || address ? host : host.substring(0, dot);
  }

  private static String undotted(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean under(String name, String domain) {
    return name.equals(domain) || name.endsWith('.' + domain);
  }

  /// The name of a file without its folders.
  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
