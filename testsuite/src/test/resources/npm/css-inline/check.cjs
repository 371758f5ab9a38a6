const { initWasm, inline, inlineFragment, version } = require('./index.js');
initWasm(require('fs').readFileSync(__dirname + '/index_bg.wasm')).then(() => {
    console.log(version());
    const html = '<html><head><style>h1 { color:blue; }</style></head><body><h1>Big \u00e9 Text</h1></body></html>';
    console.log(inline(html));
    console.log(inline(html, { keepStyleTags: true, extraCss: 'h1 { margin: 1px }' }));
    console.log(inlineFragment('<h1>Fragment</h1>', 'h1 { color: red }', undefined));
    try {
        inline(html, { keepStyleTags: 1 });
    } catch (error) {
        console.log(String(error));
    }
});
