package io.redoubt.clients;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkListener;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/// Clients of other products, in Java, send to a service that this starts; each event must be
// found,
/// once. Prints a table; exits with 1 when something is missing, twice, or a client heard an error.
/// Usage: `JavaClients PROGRAM FOLDER [EVENTS]`: ./redoubt, an empty folder, events of each client.
public final class JavaClients {
  private static final Pattern KEY = Pattern.compile("\"key\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern TOTAL = Pattern.compile("\"total\"\\s*:\\s*(\\d+)");
  private static final long PATIENCE_MILLIS = 60_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int events;
  private final int port;
  private final Map<String, Integer> listeners = new LinkedHashMap<>();
  private final String key;
  private final Process service;

  /// What a client does with so many events, each of which has this word.
  @FunctionalInterface
  private interface Client {
    void send(String word, List<String> errors) throws Exception;
  }

  private JavaClients(String program, Path data, int events) throws Exception {
    this.events = events;
    this.port = free();
    for (String kind : List.of("syslog-udp", "syslog-tcp", "gelf-udp", "gelf-tcp")) {
      listeners.put(kind, free());
    }
    String folder = data.toString();
    Process keys =
        new ProcessBuilder(
                program,
                "keys",
                "create",
                "--name",
                "clients",
                "--scope",
                "read,ingest",
                "--format",
                "json",
                "--data-dir",
                folder)
            .start();
    Matcher made =
        KEY.matcher(new String(keys.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    if (!made.find()) {
      throw new IllegalStateException("no key was made");
    }
    this.key = made.group(1);
    List<String> listen = new ArrayList<>();
    listeners.forEach((kind, at) -> listen.add(kind + "=" + at));
    this.service =
        new ProcessBuilder(
                program,
                "serve",
                "--port",
                "" + port,
                "--data-dir",
                folder,
                "--listen",
                String.join(",", listen))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(service::destroy));
  }

  /// Runs all of them.
  public static void main(String[] args) throws Exception {
    int events = args.length > 2 ? Integer.parseInt(args[2]) : 200;
    boolean right = new JavaClients(args[0], Path.of(args[1]), events).run();
    System.exit(right ? 0 : 1);
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean run() throws Exception {
    for (long end = System.currentTimeMillis() + PATIENCE_MILLIS; !ready(); Thread.sleep(200)) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("the service is not ready after a minute");
      }
    }
    boolean right = true;
    int number = 0;
    for (Map.Entry<String, Client> client : clients().entrySet()) {
      String word = "javaclient" + number++ + "x";
      List<String> errors = new ArrayList<>();
      try {
        client.getValue().send(word, errors);
      } catch (Exception failed) {
        errors.add(failed.toString());
      }
      long found = found(word, events);
      boolean good = found == events && errors.isEmpty();
      right &= good;
      System.out.printf(
          "%-44s %6d sent %6d found  %s%n",
          client.getKey(),
          events,
          found,
          good ? "" : "WRONG " + errors.stream().distinct().limit(3).toList());
    }
    return right;
  }

  private boolean ready() {
    try {
      return get("/readyz").statusCode() == 200;
    } catch (Exception notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + key)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /* Asks until all are there, and once more, as one may come twice. */
  private long found(String word, long wanted) throws Exception {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS / 3;
    while (total(word) < wanted && System.currentTimeMillis() < end) {
      Thread.sleep(300);
    }
    Thread.sleep(1_500);
    return total(word);
  }

  private long total(String word) throws Exception {
    Matcher total = TOTAL.matcher(get("/api/v1/events/search?limit=1&query=" + word).body());
    return total.find() ? Long.parseLong(total.group(1)) : -1;
  }

  private Map<String, Client> clients() {
    Map<String, Client> all = new LinkedHashMap<>();
    all.put("elasticsearch-java, BulkIngester", this::elastic);
    all.put("opensearch-java, bulk", this::openSearch);
    all.put("opentelemetry-exporter-otlp, gzip", this::otlp);
    all.put("loki-logback-appender", (word, errors) -> logback(LOKI, word, errors));
    all.put("logback-gelf, UDP", (word, errors) -> logback(GELF_UDP, word, errors));
    all.put("logback-gelf, TCP", (word, errors) -> logback(GELF_TCP, word, errors));
    all.put("logback, SyslogAppender", (word, errors) -> logback(SYSLOG, word, errors));
    all.put("log4j, Syslog RFC 5424 over TCP", (word, errors) -> log4j(LOG4J_SYSLOG, word));
    all.put("log4j, GelfLayout over TCP", (word, errors) -> log4j(LOG4J_GELF, word));
    all.put("log4j, GelfLayout over UDP, zlib", (word, errors) -> log4j(LOG4J_GELF_UDP, word));
    all.put("log4j, Http and JsonTemplateLayout (ECS)", (word, errors) -> log4j(LOG4J_HTTP, word));
    return all;
  }

  private void elastic(String word, List<String> errors) throws Exception {
    String url = "http://127.0.0.1:" + port;
    try (ElasticsearchClient client = ElasticsearchClient.of(b -> b.host(url).apiKey(key))) {
      client.info();
      BulkListener<Void> heard =
          new BulkListener<>() {
            @Override
            public void beforeBulk(long id, BulkRequest request, List<Void> contexts) {}

            @Override
            public void afterBulk(
                long id, BulkRequest request, List<Void> contexts, BulkResponse answer) {
              if (answer.errors()) {
                errors.add(answer.toString());
              }
            }

            @Override
            public void afterBulk(
                long id, BulkRequest request, List<Void> contexts, Throwable failed) {
              errors.add(failed.toString());
            }
          };
      try (BulkIngester<Void> bulk =
          BulkIngester.of(
              b ->
                  b.client(client)
                      .maxOperations(50)
                      .flushInterval(1, TimeUnit.SECONDS)
                      .listener(heard))) {
        for (int i = 0; i < events; i++) {
          Map<String, Object> document =
              Map.of("@timestamp", "2026-11-23T00:00:00Z", "message", word + " line " + i);
          bulk.add(op -> op.create(c -> c.index("logs-java-default").document(document)));
        }
      }
      client.indices().refresh(r -> r.index("logs-java-default"));
    }
  }

  private void openSearch(String word, List<String> errors) throws Exception {
    var transport =
        ApacheHttpClient5TransportBuilder.builder(new HttpHost("http", "127.0.0.1", port))
            .setDefaultHeaders(
                new BasicHeader[] {new BasicHeader("Authorization", "Bearer " + key)})
            .build();
    try (transport) {
      OpenSearchClient client = new OpenSearchClient(transport);
      client.info();
      var request = new org.opensearch.client.opensearch.core.BulkRequest.Builder();
      for (int i = 0; i < events; i++) {
        Map<String, Object> document =
            Map.of("@timestamp", "2026-11-23T00:00:00Z", "message", word + " line " + i);
        request.operations(op -> op.index(x -> x.index("java").document(document)));
      }
      var answer = client.bulk(request.build());
      if (answer.errors()) {
        errors.add(answer.toString());
      }
    }
  }

  private void otlp(String word, List<String> errors) {
    var exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint("http://127.0.0.1:" + port + "/v1/logs")
            .addHeader("Authorization", "Bearer " + key)
            .setCompression("gzip")
            .build();
    SdkLoggerProvider provider =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
            .build();
    try (provider) {
      Logger logger = provider.get("java");
      for (int i = 0; i < events; i++) {
        logger
            .logRecordBuilder()
            .setSeverity(Severity.WARN)
            .setBody(word + " line " + i)
            .setAttribute(AttributeKey.stringKey("user.name"), "dave")
            .emit();
      }
      if (!provider.forceFlush().join(30, TimeUnit.SECONDS).isSuccess()) {
        errors.add("not flushed");
      }
    }
  }

  private String filled(String configuration) {
    String text = configuration.replace("PORT", "" + port).replace("KEY", key);
    for (Map.Entry<String, Integer> listener : listeners.entrySet()) {
      text = text.replace("[" + listener.getKey() + "]", "" + listener.getValue());
    }
    return text;
  }

  private void logback(String appender, String word, List<String> errors) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    String text =
        "<configuration>"
            + filled(appender)
            + "<root level='INFO'><appender-ref ref='A'/></root></configuration>";
    configurator.doConfigure(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    var logger = context.getLogger("java.clients");
    for (int i = 0; i < events; i++) {
      logger.warn(word + " line " + i);
    }
    Thread.sleep(2_000);
    context.stop();
    context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getEffectiveLevel() >= Status.WARN)
        .forEach(status -> errors.add(status.toString()));
  }

  private void log4j(String appender, String word) throws Exception {
    String text =
        "<Configuration status='ERROR'><Appenders>"
            + filled(appender)
            + "</Appenders><Loggers><Root level='info'><AppenderRef"
            + " ref='A'/></Root></Loggers></Configuration>";
    var source =
        new ConfigurationSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try (var context = new org.apache.logging.log4j.core.LoggerContext("java")) {
      context.start(new XmlConfiguration(context, source));
      var logger = context.getLogger("java.clients");
      for (int i = 0; i < events; i++) {
        logger.warn(word + " line " + i);
      }
      Configurator.shutdown(context, 20, TimeUnit.SECONDS);
    }
  }

  private static final String LOKI =
      """
      <appender name='A' class='com.github.loki4j.logback.Loki4jAppender'>
        <labels>app=java
        level=%level</labels>
        <message><pattern>%msg %ex</pattern></message>
        <http><url>http://127.0.0.1:PORT/loki/api/v1/push</url><auth><username>x</username><password>KEY</password></auth></http>
        <batch><timeoutMs>500</timeoutMs></batch>
      </appender>
      """;

  private static final String GELF_UDP =
      """
      <appender name='A' class='de.siegmar.logbackgelf.GelfUdpAppender'>
        <graylogHost>127.0.0.1</graylogHost><graylogPort>[gelf-udp]</graylogPort>
      </appender>
      """;

  private static final String GELF_TCP =
      """
      <appender name='A' class='de.siegmar.logbackgelf.GelfTcpAppender'>
        <graylogHost>127.0.0.1</graylogHost><graylogPort>[gelf-tcp]</graylogPort>
      </appender>
      """;

  private static final String SYSLOG =
      """
      <appender name='A' class='ch.qos.logback.classic.net.SyslogAppender'>
        <syslogHost>127.0.0.1</syslogHost><port>[syslog-udp]</port><facility>LOCAL1</facility>
        <suffixPattern>app[7]: %msg</suffixPattern>
      </appender>
      """;

  private static final String LOG4J_SYSLOG =
      """
      <Syslog name='A' format='RFC5424' host='127.0.0.1' port='[syslog-tcp]' protocol='TCP' appName='java'
        mdcId='mdc' facility='LOCAL0' enterpriseNumber='18060' newLine='true' messageId='Audit' id='App'/>
      """;

  private static final String LOG4J_GELF =
      """
      <Socket name='A' host='127.0.0.1' port='[gelf-tcp]' protocol='TCP'>
        <GelfLayout host='host1' compressionType='OFF' includeNullDelimiter='true'/>
      </Socket>
      """;

  private static final String LOG4J_GELF_UDP =
      """
      <Socket name='A' host='127.0.0.1' port='[gelf-udp]' protocol='UDP'>
        <GelfLayout host='host1' compressionType='ZLIB' compressionThreshold='10'/>
      </Socket>
      """;

  private static final String LOG4J_HTTP =
      """
      <Http name='A' url='http://127.0.0.1:PORT/api/v1/events'>
        <Property name='Authorization' value='Bearer KEY'/>
        <JsonTemplateLayout eventTemplateUri='classpath:EcsLayout.json'/>
      </Http>
      """;
}
