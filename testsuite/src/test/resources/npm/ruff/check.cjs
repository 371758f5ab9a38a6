const { Workspace, PositionEncoding } = require('./ruff_wasm.js');
console.log(Workspace.version());
const workspace = new Workspace(Workspace.defaultSettings(), PositionEncoding.Utf16);
console.log(workspace.format('def f( a,b ):\n  return a+b # \u00e9\n'));
console.log(JSON.stringify(workspace.check('import os\nx = 1\nif x == None: pass\n')));
console.log(workspace.tokens('x = 1'));
try {
    workspace.format('def (');
} catch (error) {
    console.log(String(error));
}
workspace.free();
const wide = new Workspace({ 'line-length': 20, format: { 'quote-style': 'single' } }, PositionEncoding.Utf8);
console.log(wide.format('call(first_argument, "second", third)\n'));
try {
    new Workspace({ 'line-length': 'long' }, PositionEncoding.Utf8);
} catch (error) {
    console.log(String(error));
}
