// Each client sends three events by its own means; search must find each once.
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const [base, key] = process.argv.slice(2);
const mark = `m${Date.now()}`;
const words = (client) => [1, 2, 3].map((n) => `${mark}x${client} event ${n}: Failed password for root from 203.0.113.9 port 22 ssh2`);
const basic = key ? { username: 'shipper', password: key } : undefined;
const bearer = key ? { Authorization: `Bearer ${key}` } : {};

async function elastic(client, library, auth) {
  const { Client } = require(library);
  const connection = new Client({ node: base, ...(key ? { auth } : {}) });
  await connection.info();
  await connection.ping();
  const done = await connection.helpers.bulk({
    datasource: words(client).map((message) => ({ '@timestamp': new Date().toISOString(), message })),
    onDocument: () => ({ create: { _index: 'logs-app-default' } }),
  });
  if (done.failed > 0 || done.retry > 0) throw new Error(`${done.failed} failed, ${done.retry} sent again`);
  await connection.close();
}

async function otlp(client, library) {
  const { LoggerProvider, BatchLogRecordProcessor } = require('@opentelemetry/sdk-logs');
  const { OTLPLogExporter } = require(library);
  const exporter = new OTLPLogExporter({ url: `${base}/v1/logs`, headers: bearer });
  const provider = new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] });
  const logger = provider.getLogger('clients');
  words(client).forEach((body) => logger.emit({ severityNumber: 13, severityText: 'WARN', body }));
  await provider.shutdown();
}

async function winston(client, transport) {
  const logger = require('winston').createLogger({ transports: [transport] });
  let wrong;
  transport.on('error', (error) => (wrong = error));
  words(client).forEach((line) => logger.warn(line));
  await pause(2500);
  await transport.flush();
  if (wrong) throw wrong;
}

const clients = {
  elasticsearch8: (name) => elastic(name, 'elasticsearch8', { apiKey: key }),
  elasticsearch9: (name) => elastic(name, 'elasticsearch9', basic),
  opensearch: (name) => elastic(name, '@opensearch-project/opensearch', basic),
  otlpjson: (name) => otlp(name, '@opentelemetry/exporter-logs-otlp-http'),
  otlpprotobuf: (name) => otlp(name, '@opentelemetry/exporter-logs-otlp-proto'),
  splunklogging: (name) => {
    const { Logger } = require('splunk-logging');
    const logger = new Logger({ token: key ?? 'none', url: base, maxBatchCount: 3 });
    return new Promise((done, failed) => {
      logger.error = failed;
      words(name).forEach((message) => logger.send({ message }, (error) => (error ? failed(error) : done())));
    });
  },
  winstonelasticsearch: (name) => {
    const { ElasticsearchTransport } = require('winston-elasticsearch');
    return winston(name, new ElasticsearchTransport({ clientOpts: { node: base, ...(key ? { auth: basic } : {}) }, flushInterval: 500 }));
  },
  winstonloki: (name) => {
    const Loki = require('winston-loki');
    return winston(name, new Loki({ host: base, labels: { app: 'clients' }, interval: 1, basicAuth: key ? `shipper:${key}` : undefined }));
  },
  pinoloki: async (name) => {
    const pino = require('pino');
    const transport = pino.transport({ target: 'pino-loki', options: { host: base, batching: false, labels: { app: 'clients' }, basicAuth: basic } });
    const logger = pino(transport);
    words(name).forEach((line) => logger.error(line));
    await pause(2500);
  },
};

async function found(name) {
  const query = encodeURIComponent(`"${mark}x${name}"`);
  let total = 0;
  for (let tries = 0; tries < 20 && total < 3; tries++) {
    await pause(500);
    total = (await (await fetch(`${base}/api/v1/events/search?query=${query}`, { headers: bearer })).json()).total;
  }
  return total;
}

let bad = 0;
for (const [name, send] of Object.entries(clients)) {
  let said = '';
  try {
    await send(name);
  } catch (error) {
    said = error.message ?? String(error);
  }
  const total = await found(name);
  bad += total === 3 && !said ? 0 : 1;
  console.log(`${name.padEnd(22)} sent 3, found ${total} ${said}`);
}
process.exit(bad > 0 ? 1 : 0);
