// Reads "KERNEL SIZE" lines and runs the kernel in a fresh instance; the one line that it prints is the answer.
import { WASI } from 'node:wasi';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const module = await WebAssembly.compile(readFileSync(process.argv[2]));

for await (const line of createInterface({ input: process.stdin })) {
  const wasi = new WASI({ version: 'preview1', args: ['kernels', ...line.split(' ')], returnOnExit: true });
  const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
  wasi.start(instance);
}
