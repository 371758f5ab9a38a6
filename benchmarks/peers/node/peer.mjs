// V8 by Node.js, as peers/PeerServer.java says: node peer.mjs FILE.wasm [HOST::GUEST...]
import { WASI } from 'node:wasi';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const [file, ...directories] = process.argv.slice(2);
const preopens = Object.fromEntries(directories.map((text) => text.split('::').reverse()));
const module = await WebAssembly.compile(readFileSync(file));
const scratch = mkdtempSync(join(tmpdir(), 'peer-'));
const cpu = () => {
  const { user, system } = (process.threadCpuUsage ?? process.cpuUsage).call(process);
  return (user + system) * 1000;
};
// Some programs close their streams, which closes the files behind them.
const close = (file) => {
  try {
    closeSync(file);
  } catch (error) {
    if (error.code !== 'EBADF') throw error;
  }
};

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [input, ...args] = line.split('\t');
  const stdin = openSync(input === '-' ? '/dev/null' : input, 'r');
  const target = join(scratch, 'stdout');
  const stdout = openSync(target, 'w');
  const onProcessor = cpu();
  const start = process.hrtime.bigint();
  const wasi = new WASI({ version: 'preview1', args, preopens, stdin, stdout, returnOnExit: true });
  const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
  const exit = wasi.start(instance);
  const end = process.hrtime.bigint();
  const spent = cpu() - onProcessor;
  close(stdin);
  close(stdout);
  const digest = createHash('sha256').update(readFileSync(target)).digest('hex');
  console.log(`${end - start} ${spent} ${exit} ${digest}`);
}
rmSync(scratch, { recursive: true });
