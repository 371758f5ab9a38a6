// Serves a CGI program in Node.js, a fresh instance for each request: node serve.mjs FILE.wasm
import { WASI } from 'node:wasi';
import { createServer } from 'node:http';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const module = await WebAssembly.compile(readFileSync(process.argv[2]));
const scratch = mkdtempSync(join(tmpdir(), 'serve-'));
process.on('SIGTERM', () => {
  rmSync(scratch, { recursive: true });
  process.exit(0);
});

const server = createServer(async (request, response) => {
  const [path, query = ''] = request.url.split('?');
  const target = join(scratch, 'stdout');
  const stdin = openSync('/dev/null', 'r');
  const stdout = openSync(target, 'w');
  const env = { REQUEST_METHOD: request.method, PATH_INFO: path, QUERY_STRING: query };
  const wasi = new WASI({ version: 'preview1', args: ['cgi'], env, stdin, stdout, returnOnExit: true });
  wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
  closeSync(stdin);
  closeSync(stdout);
  const [head, body] = readFileSync(target, 'utf8').split(/\r?\n\r?\n/, 2);
  for (const line of head.split(/\r?\n/)) {
    const [name, value] = line.split(': ');
    if (name === 'Status') response.statusCode = parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.end(body);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
