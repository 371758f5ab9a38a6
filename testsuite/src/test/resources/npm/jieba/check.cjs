const { add_word, cut, cut_for_search, tokenize } = require('./jieba_rs_wasm.js');
const text = '\u6211\u4eec\u4e2d\u51fa\u4e86\u4e00\u4e2a\u53db\u5f92';
console.log(cut(text).join('/'));
console.log(cut(text, true).join('/'));
console.log(add_word('\u4e2d\u51fa', 100000));
console.log(cut(text, false).join('/'));
console.log(cut_for_search('\u4e2d\u56fd\u79d1\u5b66\u9662').join('/'));
console.log(JSON.stringify(tokenize(text, 'default', true)));
try {
    tokenize(text, 'wrong');
} catch (error) {
    console.log(String(error));
}
