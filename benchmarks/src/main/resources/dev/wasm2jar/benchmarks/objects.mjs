// Calls exported functions: a line "name a b" on stdin gives the result on stdout.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), {});
for await (const line of createInterface({ input: process.stdin })) {
  const [name, a, b] = line.split(' ');
  console.log(instance.exports[name](Number(a), Number(b)));
}
