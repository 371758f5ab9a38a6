// Runs a WASI preview 1 command in Node.js, the way a compiled jar is run:
//   node --no-warnings run.mjs FILE.wasm [--dir HOST::GUEST]... [--env K=V]... [--] ARGUMENT...
// Node.js 20 needs --no-turbo-fast-api-calls as well, or it may crash.
// The clocks, the random numbers and the standard streams are the machine's own.
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';

const [file, ...rest] = process.argv.slice(2);
const preopens = {};
const env = {};
while (rest.length > 0) {
  if (rest[0] === '--dir') {
    const [host, guest = host] = rest[1].split('::');
    preopens[guest] = host;
  } else if (rest[0] === '--env') {
    const [, key, value] = rest[1].match(/^([^=]*)=(.*)$/s);
    env[key] = value;
  } else {
    if (rest[0] === '--') rest.shift();
    break;
  }
  rest.splice(0, 2);
}
const wasi = new WASI({ version: 'preview1', args: [file, ...rest], env, preopens });
const module = await WebAssembly.compile(await readFile(file));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
