// Clients of other products send to a service that this starts; each event must be found, once. Prints a table; exits
// with 1 when something is missing, twice, or a client heard an error.
// Usage: node clients.mjs PROGRAM FOLDER [EVENTS]: ./redoubt, an empty folder, events of each client.
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Client as Elastic } from '@elastic/elasticsearch';
import { Client as Elastic8 } from 'elasticsearch-8';
import { Client as OpenSearch } from '@opensearch-project/opensearch';
import { OTLPLogExporter as OtlpJson } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as OtlpProto } from '@opentelemetry/exporter-logs-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import gelf from 'gelf-pro';
import pino from 'pino';
import splunk from 'splunk-logging';
import winston from 'winston';
import { ElasticsearchTransport } from 'winston-elasticsearch';
import WinstonLoki from 'winston-loki';

const [program, folder, count = '200'] = process.argv.slice(2);
const events = Number(count);
const require = createRequire(import.meta.url);
const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const numbers = () => Array.from({ length: events }, (_, i) => i);
const version = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

const free = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const [port, gelfPort] = [await free(), await free()];
const url = `http://127.0.0.1:${port}`;
const made = execFileSync(program, ['keys', 'create', '--name', 'clients', '--scope', 'read,ingest', '--format', 'json', '--data-dir', folder]);
const { key } = JSON.parse(made);
const listen = `gelf-udp=${gelfPort},gelf-tcp=${gelfPort}`;
const service = spawn(program, ['serve', '--port', String(port), '--data-dir', folder, '--listen', listen], { stdio: 'ignore' });
process.on('exit', () => service.kill());

async function ready() {
  for (let i = 0; i < 300; i++) {
    const up = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
    if (up) return;
    await pause(200);
  }
  throw new Error('the service is not ready after a minute');
}

async function found(word) {
  const answer = await fetch(`${url}/api/v1/events/search?limit=1&query=${word}`, { headers: { authorization: `Bearer ${key}` } });
  return (await answer.json()).total;
}

const bulk = (client, word, errors) =>
  client.helpers.bulk({
    datasource: numbers().map((i) => ({ '@timestamp': new Date().toISOString(), message: `${word} line ${i}` })),
    onDocument: () => ({ create: { _index: 'logs-clients-default' } }),
    flushBytes: 4096,
    refreshOnCompletion: true,
    onDrop: (dropped) => errors.push(JSON.stringify(dropped)),
  });

async function otlp(Exporter, compression, word) {
  const exporter = new Exporter({ url: `${url}/v1/logs`, headers: { Authorization: `Bearer ${key}` }, compression });
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'clients', 'host.name': 'host1' }),
    processors: [new BatchLogRecordProcessor({ exporter })],
  });
  const logger = provider.getLogger('clients');
  for (const i of numbers()) logger.emit({ severityNumber: 17, body: `${word} line ${i}`, attributes: { 'user.name': 'dave' } });
  await provider.forceFlush();
  await provider.shutdown();
}

async function loki(json, word, errors) {
  const transport = new WinstonLoki({
    host: url, json, interval: 1, labels: { job: 'clients' }, basicAuth: `x:${key}`,
    onConnectionError: (error) => errors.push(String(error)),
  });
  const logger = winston.createLogger({ transports: [transport] });
  for (const i of numbers()) logger.error(`${word} line ${i}`);
  await transport.flush();
  await pause(1500);
  logger.close();
}

async function hec(word, errors) {
  const logger = new splunk.Logger({ token: key, url: `${url}/services/collector`, maxBatchCount: events });
  logger.error = (error) => errors.push(String(error));
  const sent = new Promise((done) => { logger.eventFormatter = (message) => message; logger.send({ message: `${word} line 0` }, () => done()); });
  for (const i of numbers().slice(1)) logger.send({ message: `${word} line ${i}`, metadata: { host: 'host1', source: 'app' } });
  await Promise.race([sent, pause(5000)]);
  await pause(1000);
}

async function messages(adapterName, word, errors) {
  gelf.setConfig({ adapterName, adapterOptions: { host: '127.0.0.1', port: gelfPort, protocol: 'udp4' } });
  for (const i of numbers()) {
    const long = i % 50 === 0 ? 'x'.repeat(20000) : '';
    await new Promise((done) => gelf.error(`${word} line ${i} ${long}`, {}, (error) => { if (error) errors.push(String(error)); done(); }));
  }
}

async function winstonElastic(word, errors) {
  const transport = new ElasticsearchTransport({ clientOpts: { node: url, auth: { apiKey: key } }, flushInterval: 300 });
  transport.on('error', (error) => errors.push(error.message));
  transport.on('warning', (warning) => errors.push(String(warning)));
  const logger = winston.createLogger({ transports: [transport] });
  for (const i of numbers()) logger.info(`${word} line ${i}`);
  await pause(1500);
  await transport.flush();
}

async function pinoLoki(word, errors) {
  const options = { host: url, batching: { interval: 1 }, labels: { app: 'clients' }, basicAuth: { username: 'x', password: key } };
  const transport = pino.transport({ target: require.resolve('pino-loki'), options });
  transport.on('error', (error) => errors.push(error.message));
  const logger = pino({}, transport);
  for (const i of numbers()) logger.error(`${word} line ${i}`);
  await pause(2500);
}

const clients = [
  ['@elastic/elasticsearch', 'bulk', (w, e) => bulk(new Elastic({ node: url, auth: { apiKey: key } }), w, e)],
  ['elasticsearch-8', 'bulk', (w, e) => bulk(new Elastic8({ node: url, auth: { username: 'x', password: key } }), w, e)],
  ['@opensearch-project/opensearch', 'bulk', (w, e) => bulk(new OpenSearch({ node: url, auth: { username: 'x', password: key } }), w, e)],
  ['winston-elasticsearch', 'bulk', winstonElastic],
  ['winston-loki', 'protobuf', (w, e) => loki(false, w, e)],
  ['winston-loki', 'json', (w, e) => loki(true, w, e)],
  ['pino-loki', 'json', pinoLoki],
  ['splunk-logging', 'hec', hec],
  ['@opentelemetry/exporter-logs-otlp-http', 'json', (w) => otlp(OtlpJson, 'none', w)],
  ['@opentelemetry/exporter-logs-otlp-http', 'gzip', (w) => otlp(OtlpJson, 'gzip', w)],
  ['@opentelemetry/exporter-logs-otlp-proto', 'protobuf', (w) => otlp(OtlpProto, 'none', w)],
  ['gelf-pro', 'udp', (w, e) => messages('udp', w, e)],
  ['gelf-pro', 'tcp', (w, e) => messages('tcp', w, e)],
];

await ready();
let bad = 0;
console.log(`${'client'.padEnd(52)}${'by'.padEnd(10)}${'sent'.padStart(6)}${'found'.padStart(7)}  heard`);
for (const [n, [name, by, send]] of clients.entries()) {
  const word = `client${n}x`;
  const errors = [];
  await send(word, errors).catch((error) => errors.push(error.message));
  let total = 0;
  for (let i = 0; i < 60 && total < events; i++) {
    total = await found(word);
    await pause(250);
  }
  bad += total !== events || errors.length > 0 ? 1 : 0;
  const heard = errors.length ? errors[0].slice(0, 120) : 'no error';
  console.log(`${`${name} ${version(name)}`.padEnd(52)}${by.padEnd(10)}${String(events).padStart(6)}${String(total).padStart(7)}  ${heard}`);
}
process.exit(bad ? 1 : 0);
