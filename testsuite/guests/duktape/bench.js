// A benchmark: it prints checksums, no times. A script before it can set percent, which of the work is done.
var percent = this.percent || 100;
// Part of a number of steps; a size whose cost grows with a power of it.
function part(n, power) { return Math.round(n * Math.pow(percent / 100, 1 / (power || 1))); }

function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
print('fib', fib(25 + Math.round(Math.log(percent / 100) / Math.log(1.618))));

function sieve(n) {
  var flags = new Uint8Array(n + 1), count = 0;
  for (var i = 2; i <= n; i++) if (!flags[i]) { count++; for (var j = i * i; j <= n; j += i) flags[j] = 1; }
  return count;
}
print('sieve', sieve(part(400000)));

function matrix(n, seed) {
  var m = [];
  for (var i = 0; i < n; i++) { m[i] = []; for (var j = 0; j < n; j++) m[i][j] = (seed * (i - j) * (i + j)) % 17; }
  return m;
}
function multiply(a, b) {
  var n = a.length, c = [];
  for (var i = 0; i < n; i++) {
    var row = c[i] = [];
    for (var j = 0; j < n; j++) { var s = 0; for (var k = 0; k < n; k++) s += a[i][k] * b[k][j]; row[j] = s; }
  }
  return c;
}
var product = multiply(matrix(part(80, 3), 3), matrix(part(80, 3), 5));
print('matrix', product[7][11], product[product.length - 1][0]);

var seed = 42, words = [];
for (var i = 0, end = part(20000); i < end; i++) { seed = (seed * 16807) % 2147483647; words.push(seed.toString(36)); }
words.sort();
var text = words.join(' ');
print('strings', words[0], words[words.length - 1], text.length, text.replace(/[aeiou]+/g, '').length, text.match(/\b[a-m]\w*\d\b/g).length);

var counts = {};
words.forEach(function (w) { var k = w.substr(0, 2); counts[k] = (counts[k] || 0) + w.length; });
var json = JSON.stringify(counts);
var total = 0, parsed;
for (var i = 0, end = part(30); i < end; i++) { parsed = JSON.parse(json); for (var k in parsed) total += parsed[k]; }
print('json', json.length, total);

function Vector(x, y) { this.x = x; this.y = y; }
Vector.prototype.plus = function (o) { return new Vector(this.x + o.x, this.y + o.y); };
var v = new Vector(0, 0);
for (var i = 1, end = part(200000); i < end; i++) v = v.plus(new Vector(i, 1 / i));
print('objects', v.x, v.y.toFixed(9));

function tree(d) { return d ? { l: tree(d - 1), r: tree(d - 1) } : {}; }
function check(t) { return t.l ? 1 + check(t.l) + check(t.r) : 1; }
var nodes = 0;
var depth = 12 + Math.round(Math.log(percent / 100) / Math.log(2));
for (i = 0; i < 6; i++) nodes += check(tree(depth));
print('trees', nodes);

var h = 0;
for (var i = 0, end = part(1500000); i < end; i++) { h = (h ^ i) * 31 | 0; h ^= h >>> 13; }
print('integers', h);
