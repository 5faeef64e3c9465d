package io.redoubt.testing.contract;

import io.redoubt.testing.contract.Type.Declared;
import io.redoubt.testing.contract.Type.Member;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/// Types of the contract as Java records that need no library.
public final class JavaTypes {
  private static final String HEAD =
      """
      // Made from api/openapi.yaml; change that, then see clients/README.md.
      package io.redoubt.client;

      """;

  private JavaTypes() {}

  /// File name → text.
  public static Map<String, String> of(ContractTypes types) {
    Map<String, String> files = new TreeMap<>();
    for (Declared one : types.declared()) {
      if (!one.name().startsWith("EcsDocument")) {
        files.put(one.name() + ".java", record(one));
      }
    }
    return files;
  }

  private static String record(Declared one) {
    StringBuilder text = new StringBuilder(HEAD);
    String members =
        one.members().stream()
            .map(m -> "    " + type(m) + " " + name(m.name()))
            .collect(Collectors.joining(",\n"));
    if (members.contains("List<")) {
      text.append("import java.util.List;\n");
    }
    if (members.contains("Map<")) {
      text.append("import java.util.Map;\n");
    }
    text.append(text.toString().contains("import") ? "\n" : "");
    text.append("/// ").append(one.about().isEmpty() ? one.name() + "." : one.about());
    text.append("\n///\n");
    for (Member member : one.members()) {
      text.append("/// @param ").append(name(member.name())).append(' ');
      text.append(about(member)).append('\n');
    }
    return text.append("public record ")
        .append(one.name())
        .append("(\n")
        .append(members)
        .append(") {}\n")
        .toString();
  }

  private static String about(Member member) {
    StringBuilder about = new StringBuilder(member.about());
    List<String> values =
        member.place().type() instanceof Type.Text(var some) ? some : List.<String>of();
    if (!values.isEmpty()) {
      about.append(about.isEmpty() ? "" : " ").append("One of ");
      about.append(values.stream().map(v -> '`' + v + '`').collect(Collectors.joining(", ")));
      about.append('.');
    }
    if (member.place().nullable() || !member.required()) {
      about.append(about.isEmpty() ? "" : " ").append("May be null.");
    }
    return about.isEmpty() ? "(always there)" : about.toString();
  }

  private static String type(Member member) {
    boolean maybe = member.place().nullable() || !member.required();
    return switch (member.place().type()) {
      case Type.Whole() -> maybe ? "Long" : "long";
      case Type.Fraction() -> maybe ? "Double" : "double";
      case Type.Flag() -> maybe ? "Boolean" : "boolean";
      case Type other -> boxed(other);
    };
  }

  private static String boxed(Type type) {
    return switch (type) {
      case Type.Named(var name) when name.equals("EcsDocument") -> "Map<String, Object>";
      case Type.Named(var name) -> name;
      case Type.Text _ -> "String";
      case Type.Whole() -> "Long";
      case Type.Fraction() -> "Double";
      case Type.Flag() -> "Boolean";
      case Type.ListOf(var of) -> "List<" + boxed(of) + ">";
      case Type.MapOf(var of) -> "Map<String, " + boxed(of) + ">";
      case Type.Either _, Type.Any() -> "Object";
    };
  }

  /* first_byte_ms → firstByteMs */
  private static String name(String member) {
    StringBuilder name = new StringBuilder();
    for (String word : member.split("_")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return SourceVersion.isKeyword(name) ? name + "_" : name.toString();
  }
}
