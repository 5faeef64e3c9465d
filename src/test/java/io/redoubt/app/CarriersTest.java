package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.Program;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CarriersTest {
  @Test
  void aProgramWhoseOnlyCarrierIsKeptByAClassThatInitialisesGoesOn() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx32m"));
    command.add("-Djdk.virtualThreadScheduler.parallelism=1");
    command.addAll(List.of("-cp", String.join(File.pathSeparator, Program.places())));
    command.add(StandingChild.class.getName());
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      assertThat(child.waitFor(5, TimeUnit.MINUTES)).as("goes on").isTrue();
      assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("initialised 1", "stood still; ", "carriers 1");
      assertThat(child.exitValue()).isZero();
    } finally {
      child.destroyForcibly();
    }
  }
}
