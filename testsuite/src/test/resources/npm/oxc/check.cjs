const { parseSync } = require('./oxc_parser_wasm.js');
const result = parseSync('// note\nconst a = (b) => `x${b}\u00e9`;', { sourceFilename: 'test.ts' });
console.log(result.programJson);
console.log(JSON.stringify(result.comments));
console.log(result.errors.length);
const wrong = parseSync('let = ;');
console.log(JSON.stringify(wrong.errors));
