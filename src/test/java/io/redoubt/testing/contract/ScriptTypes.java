package io.redoubt.testing.contract;

import io.redoubt.testing.contract.Type.Declared;
import io.redoubt.testing.contract.Type.Done;
import io.redoubt.testing.contract.Type.Member;
import java.util.stream.Collectors;

/// Types and operations of the contract as declarations of TypeScript.
public final class ScriptTypes {
  private ScriptTypes() {}

  /// The text of a `.d.ts`.
  public static String of(ContractTypes types) {
    StringBuilder text =
        new StringBuilder(
            "// Made from api/openapi.yaml; change that, then see clients/README.md.\n");
    types.declared().forEach(one -> text.append('\n').append(declared(one)));
    text.append(
        "\n/** By operationId: how it is asked, and what it answers when all is well. */\n");
    text.append("export interface Operations {\n");
    types.operations().forEach(one -> text.append(operation(one)));
    return text.append("}\n").toString();
  }

  private static String declared(Declared one) {
    StringBuilder text = new StringBuilder();
    if (!one.about().isEmpty()) {
      text.append("/** ").append(inert(one.about())).append(" */\n");
    }
    text.append("export interface ").append(one.name()).append(" {\n");
    one.members().forEach(member -> text.append(member(member, "  ")));
    return text.append(one.open() ? "  [more: string]: unknown;\n" : "").append("}\n").toString();
  }

  private static String member(Member member, String indent) {
    String about =
        member.about().isEmpty() ? "" : indent + "/** " + inert(member.about()) + " */\n";
    String name =
        member.name().matches("[A-Za-z_]\\w*") ? member.name() : '"' + member.name() + '"';
    String nothing = member.place().nullable() ? " | null" : "";
    return about
        + indent
        + name
        + (member.required() ? ": " : "?: ")
        + type(member.place().type())
        + nothing
        + ";\n";
  }

  private static String inert(String about) {
    return about.replace("*/", "* /");
  }

  private static String operation(Done one) {
    StringBuilder text = new StringBuilder("  " + one.id() + ": {\n");
    text.append("    method: \"").append(one.method()).append("\";\n");
    text.append("    path: \"").append(one.path()).append("\";\n");
    if (!one.query().isEmpty()) {
      text.append("    query: {\n");
      one.query().forEach(member -> text.append(member(member, "      ")));
      text.append("    };\n");
    }
    Type body = one.body();
    Type answer = one.answer();
    if (body != null) {
      text.append("    body: ").append(type(body)).append(";\n");
    }
    text.append("    answer: ").append(answer == null ? "void" : type(answer)).append(";\n");
    return text.append("  };\n").toString();
  }

  private static String type(Type type) {
    return switch (type) {
      case Type.Named(var name) -> name;
      case Type.Text(var values) when values.isEmpty() -> "string";
      case Type.Text(var values) ->
          values.stream().map(v -> '"' + v + '"').collect(Collectors.joining(" | "));
      case Type.Whole(), Type.Fraction() -> "number";
      case Type.Flag() -> "boolean";
      case Type.ListOf(var of) -> "Array<" + type(of) + ">";
      case Type.MapOf(var of) -> "Record<string, " + type(of) + ">";
      case Type.Either(var of) ->
          of.stream().map(ScriptTypes::type).collect(Collectors.joining(" | "));
      case Type.Any() -> "unknown";
    };
  }
}
