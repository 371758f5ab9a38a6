const { compress, decompress, CompressStream, DecompressStream } = require('./brotli_wasm.js');
const text = new TextEncoder().encode('hello brotli '.repeat(500));
const small = compress(text, { quality: 9 });
console.log(Buffer.from(small).toString('hex'));
console.log(Buffer.compare(decompress(small), text), Buffer.compare(decompress(compress(text)), text));
const stream = new CompressStream(5);
const first = stream.compress(text, 100);
const last = stream.compress(undefined, 100);
console.log(first.code, first.input_offset, first.buf.length, last.code, stream.total_out());
const whole = Buffer.concat([first.buf, last.buf]);
const back = new DecompressStream().decompress(whole, 10000);
console.log(back.code, back.buf.length, back.input_offset);
try {
    decompress(new Uint8Array([1, 2, 3]));
} catch (error) {
    console.log(String(error));
}
