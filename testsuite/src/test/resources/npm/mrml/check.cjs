const { Engine } = require('./mrml_wasm.js');
const source = '<mjml><mj-body><mj-section><mj-column><mj-text>Hi \u00e9</mj-text></mj-column></mj-section></mj-body></mjml>';
const engine = new Engine();
console.log(JSON.stringify(engine.toHtml(source)));
console.log(JSON.stringify(engine.toHtml('<mjml><mj-bo')));
engine.setAsyncParserOptions({ includeLoader: { type: 'memory', content: { 'a.mjml': '<mj-text>included</mj-text>' } } });
engine.toHtmlAsync('<mjml><mj-body><mj-include path="a.mjml" /></mj-body></mjml>').then(result => {
    console.log(JSON.stringify(result));
});
