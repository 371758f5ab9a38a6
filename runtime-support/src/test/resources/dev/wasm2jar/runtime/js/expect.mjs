// Makes NAME.expected of each NAME.txt here: what Node.js says of each line. Run it by hand after a change of the lines:
//   TZ=UTC node expect.mjs
// Files whose name ends in -berlin are evaluated with TZ=Europe/Berlin.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';

const folder = dirname(fileURLToPath(import.meta.url));

function show(value, depth = 0) {
  if (depth > 6) return '...';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return value + 'n';
  if (typeof value === 'function') return 'function ' + value.name;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Error) return 'Error ' + value.name;
  if (value instanceof Date) return 'Date ' + value.getTime();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Map || value instanceof Set || (typeof value.next === 'function' && value[Symbol.iterator])) {
    const name = typeof value.next === 'function' ? 'iterator' : value.constructor.name;
    return name + '(' + [...value].map((element) => show(element, depth + 1)).join(', ') + ')';
  }
  if (value instanceof Promise) return 'Promise ' + value.state + ' ' + show(value.result, depth + 1);
  if (value instanceof Number || value instanceof String || value instanceof Boolean || value instanceof BigInt
      || value instanceof Symbol) {
    return 'wrapped ' + show(value.valueOf(), depth + 1);
  }
  const isTyped = ArrayBuffer.isView(value) && !(value instanceof DataView);
  const isArray = Array.isArray(value) || isTyped;
  const parts = [];
  if (isArray) {
    for (let i = 0; i < value.length; i++) parts.push(i in value ? show(value[i], depth + 1) : 'hole');
  }
  for (const key of Reflect.ownKeys(value)) {
    if (isArray && typeof key === 'string' && String(key >>> 0) === key) continue;
    if (Object.prototype.propertyIsEnumerable.call(value, key)) {
      parts.push(String(key) + ': ' + show(value[key], depth + 1));
    }
  }
  return (isTyped ? value.constructor.name : '') + (isArray ? '[' : '{') + parts.join(', ') + (isArray ? ']' : '}');
}

// What lines assign to.
const variables = [...'abcdefghijklmnopqrstuvwxyz', 'log'].join();

async function settle(promise) {
  await promise.then((value) => { promise.state = 'fulfilled'; promise.result = value; },
    (reason) => { promise.state = 'rejected'; promise.result = reason; });
}

async function evaluate(line) {
  try {
    const value = new Function(`'use strict'; let ${variables}; return (${line});`)();
    await new Promise((done) => setTimeout(done, /set(Timeout|Interval)/.test(line) ? 60 : 0));
    if (value instanceof Promise) {
      await settle(value);
      return value.state === 'fulfilled' ? 'Promise fulfilled ' + show(value.result) : 'Promise rejected ' + show(value.result);
    }
    return show(value);
  } catch (thrown) {
    return 'throws ' + (thrown instanceof Error ? thrown.name : show(thrown));
  }
}

process.on('unhandledRejection', () => {});
process.removeAllListeners('warning');
const [only] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt') && (!only || name === only))) {
  const zone = file.endsWith('-berlin.txt') ? 'Europe/Berlin' : 'UTC';
  if (process.env.TZ !== zone) {
    const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), file], { env: { ...process.env, TZ: zone }, stdio: 'inherit' });
    if (child.status !== 0) process.exit(child.status);
    continue;
  }
  const lines = [];
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    lines.push(line.startsWith('#') || line === '' ? line : await evaluate(line));
  }
  writeFileSync(join(folder, file.replace('.txt', '.expected')), lines.join('\n'));
}
