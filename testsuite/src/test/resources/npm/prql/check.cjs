const { CompileOptions, compile, prql_to_pl, pl_to_prql, get_targets } = require('./prql_js.js');
const query = 'from employees | filter age > 30 | select {name, age} | take 5';
console.log(compile(query));
const options = new CompileOptions();
options.target = 'sql.mssql';
options.signature_comment = false;
options.format = false;
console.log(options.target, options.format, options.signature_comment);
console.log(compile(query, options));
console.log(pl_to_prql(prql_to_pl(query)));
console.log(get_targets().join(' '));
try {
    compile('from employees | nonsense');
} catch (error) {
    console.log(error.message);
}
