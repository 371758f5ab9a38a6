const { create, load } = require('./automerge_wasm.cjs');
const doc = create({ actor: 'aabbcc' });
doc.put('/', 'title', 'Plan');
doc.put('/', 'count', 42, 'uint');
doc.put('/', 'when', new Date(1700000000000));
doc.put('/', 'bytes', new Uint8Array([1, 2, 3]));
const list = doc.putObject('/', 'list', [1, 'two', { three: true }]);
doc.insert(list, 1, 'between');
console.log(JSON.stringify(doc.materialize('/')));
const text = doc.putObject('/', 'text', 'hello w\u00f6rld');
doc.splice(text, 6, 5, 'Java');
console.log(doc.text(text), doc.length(list), doc.keys('/').join(' '));
doc.commit('first', 0);
const copy = load(doc.save(), { actor: 'ddeeff' });
console.log(copy.get('/', 'title'), copy.getActorId(), copy.getHeads().length);
console.log(JSON.stringify(copy.getWithType('/', 'when')));
try {
    doc.put('/nowhere/x', 'a', 1);
} catch (error) {
    console.log(String(error));
}
