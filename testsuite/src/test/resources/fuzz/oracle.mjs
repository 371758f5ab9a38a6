// Runs modules and tells what they did: one JSON value per line in, one out.
// In: {"wasm": base64, "calls": [{"export": name, "arguments": ["i32:5"], "results": ["f32"]}]}
// Out: {"lines": [text]} or {"inconclusive": text}
import { createInterface } from 'node:readline';

const view = new DataView(new ArrayBuffer(8));

function argument(text) {
  const [type, value] = text.split(':');
  switch (type) {
    case 'i32': return Number(value);
    case 'i64': return BigInt(value);
    case 'f32': view.setUint32(0, Number('0x' + value)); return view.getFloat32(0);
    default: view.setBigUint64(0, BigInt('0x' + value)); return view.getFloat64(0);
  }
}

function show(type, value) {
  switch (type) {
    case 'i32': return 'i32:' + value;
    case 'i64': return 'i64:' + value;
    case 'f32':
      if (Number.isNaN(value)) return 'f32:nan';
      view.setFloat32(0, value);
      return 'f32:' + view.getUint32(0).toString(16);
    case 'f64':
      if (Number.isNaN(value)) return 'f64:nan';
      view.setFloat64(0, value);
      return 'f64:' + view.getBigUint64(0).toString(16);
    default: return 'ref';
  }
}

class Inconclusive extends Error {}

const KINDS = [
  ['unreachable', 'unreachable'],
  ['divide by zero', 'division'], ['remainder by zero', 'division'],
  ['unrepresentable', 'overflow'],
  ['out of bounds', 'bounds'], ['index is out of', 'bounds'],
  ['signature mismatch', 'type'],
  ['null', 'null'], ['illegal cast', 'cast'], ['unaligned', 'unaligned'],
  ['array is too large', 'array size'], ['invalid array', 'array size'],
];

function trap(error) {
  if (error instanceof RangeError && error.message.includes('call stack')) throw new Inconclusive(error.message);
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  for (const [part, kind] of KINDS) if (error.message.includes(part)) return 'trap ' + kind;
  return 'trap ' + error.message;
}

function hash(memory) {
  const bytes = new Uint8Array(memory.buffer);
  const length = Math.min(bytes.length, 1 << 18);
  let value = 0;
  for (let i = 0; i < length; i += 4) {
    const word = bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16 | bytes[i + 3] << 24;
    value = Math.imul(value, 31) + word | 0;
  }
  return value;
}

function observe(request) {
  const lines = [];
  const log = [];
  const host = {};
  for (const type of ['i32', 'i64', 'f32', 'f64']) {
    host[type] = value => { if (log.length < 40) log.push(show(type, value)); };
  }
  const module = new WebAssembly.Module(Buffer.from(request.wasm, 'base64'));
  let instance;
  try {
    instance = new WebAssembly.Instance(module, { host });
  } catch (error) {
    return [trap(error)];
  }
  const exports = instance.exports;
  for (const call of request.calls) {
    let line = call.export + ' ';
    log.length = 0;
    try {
      let results = exports[call.export](...call.arguments.map(argument));
      if (call.results.length < 2) results = call.results.length ? [results] : [];
      line += 'returns ' + results.map((value, i) => show(call.results[i], value)).join(' ');
    } catch (error) {
      if (error instanceof WebAssembly.Exception) {
        const tag = Object.keys(exports).find(name => exports[name] instanceof WebAssembly.Tag && error.is(exports[name]));
        line += 'throws ' + tag;
      } else {
        line += trap(error);
      }
    }
    lines.push(log.length ? line + ' logs ' + log.join(' ') : line);
  }
  for (const [name, value] of Object.entries(exports)) {
    if (value instanceof WebAssembly.Memory) lines.push(name + ' ' + value.buffer.byteLength + ' ' + hash(value));
    if (value instanceof WebAssembly.Global) {
      lines.push(name + ' ' + (typeof value.value === 'bigint' ? value.value : Number.isNaN(value.value) ? 'nan' : show('f64', value.value)));
    }
  }
  return lines;
}

for await (const text of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { lines: observe(JSON.parse(text)) };
  } catch (error) {
    answer = error instanceof Inconclusive ? { inconclusive: error.message } : { lines: ['failed ' + error.message] };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
