const { convert, WasmConversionOptions, WasmHeadingStyle } = require('./html_to_markdown_wasm.js');
const html = '<h1>Title</h1><p>One <b>two</b> <a href="https://example.com">three</a> \u00e9</p><ul><li>a</li><li>b</li></ul>'
    + '<table><tr><th>x</th></tr><tr><td>1</td></tr></table>';
const plain = convert(html);
console.log(plain.content);
console.log(plain.tables.length, plain.warnings.length, plain.document === undefined);
const options = WasmConversionOptions.default();
options.headingStyle = WasmHeadingStyle.Underlined;
console.log(options.headingStyle, options.listIndentWidth, options.maxDepth === undefined, options.maxImageSize.toString());
options.maxDepth = 4000000000;
options.bullets = '+';
options.stripTags = ['b', 'a'];
console.log(options.maxDepth === 4000000000, options.bullets, options.stripTags.join(' '));
console.log(convert(html, options).content);
