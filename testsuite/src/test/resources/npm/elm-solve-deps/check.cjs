const { init, solve_deps } = require('./elm_solve_deps_wasm.js');
init();
const project = JSON.stringify({ type: 'application', 'source-directories': ['src'], 'elm-version': '0.19.1',
    dependencies: { direct: { 'elm/core': '1.0.5' }, indirect: {} }, 'test-dependencies': { direct: {}, indirect: {} } });
const versions = { 'elm/core': ['1.0.5', '1.0.4'], 'elm/json': ['1.1.3', '1.1.2'] };
function fetchElmJson(name, version) {
    console.log('fetch', name, version);
    return JSON.stringify({ type: 'package', name, summary: '', license: 'BSD-3-Clause', version, 'exposed-modules': [],
        'elm-version': '0.19.0 <= v < 0.20.0', 'test-dependencies': {},
        dependencies: name === 'elm/json' ? { 'elm/core': '1.0.0 <= v < 2.0.0' } : {} });
}
function listVersions(name) {
    console.log('list', name);
    return versions[name];
}
console.log(solve_deps(project, false, { 'elm/json': '1.0.0 <= v < 2.0.0' }, fetchElmJson, listVersions));
try {
    solve_deps(project, false, { 'elm/json': '2.0.0 <= v < 3.0.0' }, fetchElmJson, listVersions);
} catch (error) {
    console.log(error);
}
