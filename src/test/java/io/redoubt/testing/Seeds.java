package io.redoubt.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// A test of so many seeds, others in each run. What fails names its seed, which
/// `-Dredoubt.seed=…` tries alone. It runs beside other classes, where properties of jqwik
/// come one after the other when all else is over: for what takes seconds.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(Seeds.Source.class)
@ExtendWith(Seeds.Named.class)
public @interface Seeds {
  /// How many seeds are tried, 1 or more.
  int value();

  /// Draws the seeds.
  final class Source implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      Long one = Long.getLong("redoubt.seed");
      int tries = context.getRequiredTestMethod().getAnnotation(Seeds.class).value();
      LongStream seeds =
          one == null ? ThreadLocalRandom.current().longs(tries) : LongStream.of(one);
      return seeds.mapToObj(Arguments::of);
    }
  }

  /// Names the seed in the message: not every runner tells the names of tests.
  final class Named implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failed) {
      throw new AssertionError(context.getDisplayName() + ": " + failed.getMessage(), failed);
    }
  }
}
