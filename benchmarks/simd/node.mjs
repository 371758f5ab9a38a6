// The vector kernels in V8, measured as kernels.c measures them: node node.mjs FILE.wasm
import { readFileSync } from 'node:fs';

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]));
const { prepare, dot, hash } = instance.exports;
prepare();
let dots = Infinity, hashes = Infinity, f, u;
for (let i = 0; i < 1000; i++) {
  const start = performance.now();
  f = dot(200);
  const middle = performance.now();
  u = hash(100) >>> 0;
  const end = performance.now();
  dots = Math.min(dots, middle - start);
  hashes = Math.min(hashes, end - middle);
}
console.log(`dot ${(dots * 1e6 / (200 * 1024)).toFixed(3)} ns/vector (${f})  hash ${
  (hashes * 1e6 / (100 * 2048)).toFixed(3)} ns/vector (${u})`);
