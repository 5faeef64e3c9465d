package io.redoubt.config;

import io.redoubt.config.Shape.Address;
import io.redoubt.config.Shape.Choice;
import io.redoubt.config.Shape.Length;
import io.redoubt.config.Shape.Many;
import io.redoubt.config.Shape.Switch;
import io.redoubt.config.Shape.Text;
import io.redoubt.config.Shape.Whole;
import java.util.List;
import java.util.stream.Stream;

/// The settings of the service: what `redoubt serve` has as an option, and how it tells of itself.
final class ServiceSettings {
  private ServiceSettings() {}

  static List<Setting> all() {
    return Stream.of(served(), engine(), traced(), logged()).flatMap(List::stream).toList();
  }

  private static List<Setting> served() {
    return List.of(
        of(
            "serve.role",
            new Choice(List.of("all", "engine", "soc")),
            "all",
            "Analyses for others, takes in and leaves that to an engine elsewhere, or both."),
        of("serve.host", new Text(), "127.0.0.1", "Address to listen on (--host)."),
        of("serve.port", new Whole(0, 65_535), "8484", "Port of HTTP; 0: any free one (--port)."),
        of(
            "serve.listen",
            new Many(),
            "",
            "Further listeners, such as [syslog-udp=5514, gelf-tcp=12201] (--listen)."),
        of("serve.tls-cert", new Text(), "", "Certificate chain, PEM (--tls-cert)."),
        of("serve.tls-key", new Text(), "", "Its private key, PEM, PKCS #8 (--tls-key)."),
        of(
            "serve.tls-client-ca",
            new Text(),
            "",
            "Let in only clients with a certificate of these authorities (--tls-client-ca)."),
        of(
            "serve.insecure",
            new Switch(),
            "false",
            "Listen beyond this machine without key or encryption (--insecure)."),
        of(
            "serve.stop-within",
            new Length(),
            "20s",
            "How long a stop may take; who is not answered by then is cut off (--stop-within)."),
        of(
            "ingest.assume-tz",
            new Text(),
            "",
            "Zone of times without an offset, such as Europe/Berlin; else UTC (--assume-tz)."),
        of(
            "serve.max-ingest-requests",
            new Whole(1, 100_000_000),
            "120000",
            "Requests with records a minute and key (--max-ingest-requests)."),
        of(
            "serve.max-requests",
            new Whole(1, 100_000_000),
            "3000",
            "Other requests a minute and key (--max-requests)."));
  }

  private static List<Setting> engine() {
    return List.of(
        foreign(
            "engine.url",
            new Address(),
            "",
            "LOCAL_LLM_ENGINE_BASE_URL",
            "The engine that this service asks, when it is not its own (--engine-url)."),
        new Setting(
            "engine.api-key",
            new Text(),
            "",
            List.of("LOCAL_LLM_ENGINE_API_KEY"),
            true,
            "Key of that engine, scope triage; a secret."),
        of("engine.ca", new Text(), "", "Authorities of its certificate, PEM; else the JDK's."),
        of("engine.cert", new Text(), "", "Own certificate that is shown to it, PEM (mTLS)."),
        of("engine.cert-key", new Text(), "", "The private key of that, PEM, PKCS #8."),
        of("engine.timeout", new Length(), "90s", "How long it may take for one answer."),
        new Setting(
            "jobs.webhook-secret",
            new Text(),
            "",
            List.of(),
            true,
            "Signs what is told of jobs that have ended; without it nobody is told. A secret."),
        of(
            "jobs.webhook-plaintext",
            new Switch(),
            "false",
            "Whether that may be sent without encryption (http)."));
  }

  private static List<Setting> traced() {
    return List.of(
        foreign(
            "telemetry.otlp-endpoint",
            new Address(),
            "",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "Collector of OpenTelemetry (OTLP/HTTP) that is sent traces; without it none are."),
        new Setting(
            "telemetry.otlp-headers",
            new Text(),
            "",
            List.of("OTEL_EXPORTER_OTLP_HEADERS"),
            true,
            "What it is sent beside, as name=value by commas; a secret."),
        foreign(
            "telemetry.service-name",
            new Text(),
            "redoubt",
            "OTEL_SERVICE_NAME",
            "What this service calls itself there."),
        of(
            "telemetry.sample",
            new Whole(0, 100),
            "100",
            "Percent of the traces that begin here; those of others are recorded as they say."));
  }

  private static List<Setting> logged() {
    return List.of(
        of(
            "log.format",
            new Choice(List.of("text", "json")),
            "text",
            "Lines for people, or JSON lines with ECS names (--log-format)."),
        foreign(
            "log.level",
            new Choice(List.of("error", "warn", "info", "debug")),
            "info",
            "LOG_LEVEL",
            "What is told at least (--log-level)."));
  }

  private static Setting of(String key, Shape shape, String standard, String about) {
    return new Setting(key, shape, standard, List.of(), false, about);
  }

  private static Setting foreign(
      String key, Shape shape, String standard, String variable, String about) {
    return new Setting(key, shape, standard, List.of(variable), false, about);
  }
}
