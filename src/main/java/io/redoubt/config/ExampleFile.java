package io.redoubt.config;

import java.util.ArrayList;
import java.util.List;

/// The text of a configuration file that says nothing but shows everything: each setting with its
/// meaning and default, commented out.
public final class ExampleFile {
  private ExampleFile() {}

  /// The file's text; ends with a line break.
  public static String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Configuration of Redoubt. Every setting is optional; without this file all have their");
    lines.add(
        "# defaults, as written here. Each can also be given by the variable named beside it;");
    lines.add(
        "# flags stand above variables, variables above this file. An unknown name is an error.");
    lines.add(
        "# Check: redoubt config validate FILE. In force, and from where: redoubt config show"
            + " --origin.");
    String section = "";
    String named = "";
    for (Setting setting : Settings.all()) {
      int dot = setting.key().indexOf('.');
      String own = dot < 0 ? "" : setting.key().substring(0, dot);
      if (!own.equals(section) || own.isEmpty()) {
        lines.add("");
      }
      if (!own.equals(section)) {
        lines.add("#" + own + ":");
        section = own;
      }
      if (setting.named()) {
        String group = setting.key().substring(0, setting.key().indexOf(".*."));
        if (!group.equals(named)) {
          lines.add("#  " + group.substring(group.indexOf('.') + 1) + ":");
          lines.add("#    a-name-of-yours:");
          named = group;
        }
        lines.addAll(named(setting));
        continue;
      }
      lines.addAll(described(setting, own.isEmpty() ? "" : "  "));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> named(Setting setting) {
    String name = setting.key().substring(setting.key().lastIndexOf('.') + 1);
    String value = setting.secret() ? "-file: /etc/redoubt/" + name : ":";
    return List.of("      # " + setting.about() + values(setting), "#      " + name + value);
  }

  private static String example(Setting setting) {
    return switch (setting.shape()) {
      case Shape.Many _ -> "Servers: [srv*, app01]";
      default -> "user.name: dropped";
    };
  }

  private static List<String> described(Setting setting, String indent) {
    List<String> lines = new ArrayList<>();
    String key = setting.key().replace(".*", "");
    String name = key.substring(key.lastIndexOf('.') + 1);
    if (setting.open()) {
      lines.add(indent + "# " + setting.about() + values(setting));
      lines.add("#" + indent + name + ":");
      lines.add("#" + indent + "  " + example(setting));
      return lines;
    }
    String alias = setting.aliases().isEmpty() ? "" : ", " + String.join(", ", setting.aliases());
    lines.add(
        indent
            + "# "
            + setting.about()
            + values(setting)
            + " ["
            + setting.variable()
            + alias
            + "]");
    if (setting.secret()) {
      lines.add("#" + indent + name + "-file: /etc/redoubt/" + name);
    } else {
      lines.add(
          "#"
              + indent
              + name
              + ":"
              + (setting.standard().isEmpty() ? "" : " " + setting.standard()));
    }
    return lines;
  }

  private static String values(Setting setting) {
    return setting.shape() instanceof Shape.Choice(var words)
        ? " One of " + String.join(", ", words) + "."
        : "";
  }
}
