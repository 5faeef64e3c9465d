// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// VerdictGrounding.
///
/// @param checked Statements of code whose references were looked at; claims of a model.
/// @param supported (always there)
/// @param miscited Found in another evidence line than the cited one; set right.
/// @param unsupported Statements that name unknown evidence; sentences of a model that were struck.
/// @param replaced Whether the whole prose of the model gave way to that of code.
public record VerdictGrounding(
    long checked, long supported, long miscited, List<String> unsupported, boolean replaced) {}
