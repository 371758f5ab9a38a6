const { Tiktoken } = require('./tiktoken.cjs');
const ranks = JSON.parse(require('fs').readFileSync(__dirname + '/r50k_base.json'));
const encoding = new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str);
const tokens = encoding.encode('hello world, \u00fcber <|endoftext|>', 'all');
console.log(tokens.join(' '));
console.log(new TextDecoder().decode(encoding.decode(tokens)));
console.log(encoding.encode_ordinary('x\u{1F600}').join(' '));
console.log(encoding.encode_single_token(new TextEncoder().encode('hello')));
console.log(encoding.decode_single_token_bytes(31373).join(' '));
console.log(encoding.name === undefined);
try {
    encoding.encode('<|endoftext|>');
} catch (error) {
    console.log(String(error));
}
