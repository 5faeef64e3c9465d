package io.redoubt.cli.option;

import io.redoubt.event.Severity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a severity from the command line.
public final class Levels implements ITypeConverter<Severity> {
  @Override
  public Severity convert(String text) {
    return Severity.find(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not a level: informational, low, medium, high, critical."));
  }
}
