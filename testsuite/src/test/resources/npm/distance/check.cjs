import('./distance_wasm.js').then(({ Algorithm, FuzzySearch, MultiKeyFuzzySearch, levenshtein, jaro }) => {
    console.log(levenshtein('kitten', 'sitting'), jaro('martha', 'marhta'));
    const search = new FuzzySearch(['apple', 'apply', 'banana'], Algorithm.Levenshtein, 0.1, false);
    search.add('ape');
    console.log(search.size, search.search('appl').map(found => found.index + ':' + found.score.toFixed(3)).join(' '));
    console.log(search.search('appl', 1).length);
    const several = new MultiKeyFuzzySearch(['a', 'x', 'b', 'y'], 2, new Float64Array([2, 1]), Algorithm.Jaro, 0, true);
    for (const found of several.search('a')) {
        console.log(found.index, Array.from(found.key_scores()).join(' '));
    }
});
