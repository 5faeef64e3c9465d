package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.event.query.OwnAddress;
import java.util.List;
import java.util.Set;

/// Which entity a finding is about.
///
/// | scene | the first of these that the event has |
/// |---|---|
/// | authentication | source address, user, host |
/// | web | source address, client address, host |
/// | network | source address, destination address, host |
/// | cloud | principal (user name, id, e-mail), source address |
/// | endpoint | host, user, source address |
/// | other | source address, host, user, else the input itself |
///
/// A correlation that groups by one of these fields is about that field. An address that means
/// something on its own machine only ([OwnAddress]) is no entity: a log-on that came from one is
/// about the user if that is a person, else, as is a correlation that grouped by it, about the
/// host.
final class Keys {
  private static final Set<String> CLOUD =
      Set.of("aws", "azure", "gcp", "okta", "github", "kubernetes", "gsuite", "entra");

  private static final Set<String> SENSORS = Set.of("suricata", "snort", "zeek");

  private Keys() {}

  static GroupKey of(Finding finding) {
    Event event = finding.events().getFirst();
    Scene scene = scene(event);
    String meaning = Meaning.of(finding, scene);
    List<Field> fields = fields(scene, finding);
    if (finding.rule().kind() == RuleInfo.Kind.CORRELATION) {
      for (Field field : fields) {
        String value = finding.fields().get(field.name());
        if (value != null && usable(value)) {
          return key(meaning, field, value, scene);
        }
      }
    }
    for (Field field : fields) {
      String value = event.text(field, "");
      if (usable(value)) {
        return key(meaning, field, value, scene);
      }
    }
    return new GroupKey(meaning, "log.file.path", event.record().entry().path(), scene);
  }

  private static GroupKey key(String meaning, Field field, String value, Scene scene) {
    boolean host = field.equals(Ecs.HOST_NAME);
    return new GroupKey(meaning, field.name(), host ? Names.host(value) : value, scene);
  }

  private static boolean usable(String value) {
    return Tallied.says(value) && !OwnAddress.is(value);
  }

  /// Where an event plays.
  static Scene scene(Event event) {
    List<String> categories = event.texts(Ecs.EVENT_CATEGORY);
    String family = event.format().family();
    boolean network = categories.contains("network");
    boolean traffic = network && !categories.contains("configuration");
    if (CLOUD.contains(family) && !traffic && !categories.contains("web")) {
      return Scene.CLOUD;
    }
    if (SENSORS.contains(family)) {
      return Scene.NETWORK;
    }
    if (categories.contains("authentication")) {
      return Scene.AUTHENTICATION;
    }
    if (categories.contains("web") || event.has(Ecs.HTTP_REQUEST_METHOD)) {
      return Scene.WEB;
    }
    if (network) {
      return event.has(Ecs.PROCESS_EXECUTABLE) ? Scene.ENDPOINT : Scene.NETWORK;
    }
    if (categories.contains("session") && event.has(Ecs.SOURCE_IP)) {
      return Scene.AUTHENTICATION;
    }
    return rest(event);
  }

  private static Scene rest(Event event) {
    if (event.format().family().equals("wazuh") && event.has(Ecs.SOURCE_IP)) {
      return Scene.NETWORK;
    }
    if (event.has(Ecs.HOST_NAME) || event.has(Ecs.PROCESS_NAME)) {
      return Scene.ENDPOINT;
    }
    return event.has(Ecs.CLOUD_PROVIDER) ? Scene.CLOUD : Scene.OTHER;
  }

  private static List<Field> fields(Scene scene, Finding finding) {
    return switch (scene) {
      case AUTHENTICATION -> onItself(finding) ? ON_ITSELF : AUTHENTICATION;
      case WEB -> WEB;
      case NETWORK -> NETWORK;
      case CLOUD -> PRINCIPAL;
      case ENDPOINT -> ENDPOINT;
      case OTHER -> OTHER;
    };
  }

  /* Accounts such as root are others on each machine. */
  private static boolean onItself(Finding finding) {
    Event event = finding.events().getFirst();
    return event.has(Ecs.SOURCE_IP)
        && OwnAddress.is(event.text(Ecs.SOURCE_IP, ""))
        && (finding.rule().kind() == RuleInfo.Kind.CORRELATION
            || !Traits.personal(Names.user(event.text(Ecs.USER_NAME, ""))));
  }

  private static final List<Field> ON_ITSELF = List.of(Ecs.HOST_NAME, Ecs.USER_NAME);
  private static final List<Field> AUTHENTICATION =
      List.of(Ecs.SOURCE_IP, Ecs.USER_NAME, Ecs.HOST_NAME);
  private static final List<Field> WEB = List.of(Ecs.SOURCE_IP, Ecs.CLIENT_IP, Ecs.HOST_NAME);
  private static final List<Field> NETWORK =
      List.of(Ecs.SOURCE_IP, Ecs.DESTINATION_IP, Ecs.HOST_NAME);
  private static final List<Field> PRINCIPAL =
      List.of(Ecs.USER_NAME, Ecs.USER_ID, Ecs.USER_EMAIL, Ecs.SOURCE_IP, Ecs.HOST_NAME);
  private static final List<Field> ENDPOINT =
      List.of(Ecs.HOST_NAME, Ecs.HOST_HOSTNAME, Ecs.USER_NAME, Ecs.SOURCE_IP);
  private static final List<Field> OTHER = List.of(Ecs.SOURCE_IP, Ecs.HOST_NAME, Ecs.USER_NAME);
}
