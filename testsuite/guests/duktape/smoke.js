// Features of the language (ES5 and what Duktape has of later editions) that throw nothing.
print(1 / 3, 0.1 + 0.2, -0, 1e21, 123456789012345680000, 5e-324, (255).toString(16), (0.5).toString(2), 7 % -3, -7 >>> 28);
print((1234.5678).toFixed(2), (0.000001234).toExponential(3), (1234.5678).toPrecision(6), parseInt('12px'), parseFloat('3.14x'), Number(''), +'0x1f');
print(typeof null, typeof undefined, typeof function () {}, typeof Symbol('s'), null == undefined, NaN === NaN, '2' > '12', [] + {}, [1, [2, 3]] + '');
print('Grüße €'.length, 'Grüße'.toUpperCase(), 'abc'.charCodeAt(1), String.fromCharCode(8364), 'a-b-c'.split('-'), 'hello'.substr(-3, 2), '  trim '.trim() + '|');
print('The quick brown fox'.replace(/(\w+) (\w+)/, '$2 $1'), 'a1b22c333'.match(/\d+/g), /^(\d{4})-(\d\d)$/.exec('2024-02').slice(1), 'x,y;z'.split(/[,;]/), 'aBc'.replace(/[a-z]/gi, function (c) { return c + c; }));
print(JSON.stringify({ a: [1, 'two', null, true, { b: undefined, c: new Date(0) }], d: '\u2028"\n' }), JSON.parse('{"x":[1,2,{"y":"z"}]}').x[2].y);
print(JSON.stringify({ a: 1, b: [1, 2], c: {} }, null, 2), JSON.stringify([3, 'x'], function (k, v) { return typeof v === 'number' ? v * 2 : v; }));
print([3, 1, 2].sort(), [1, 2, 3, 4].filter(function (x) { return x % 2; }).map(function (x) { return x * x; }), [1, 2, 3].reduce(function (a, b) { return a + b; }), [1, 2, 3, 4, 5].splice(1, 2), [[1, 2], [3]].concat([4]).length, [10, 9, 1].sort(function (a, b) { return a - b; }));

function Shape(name) { this.name = name; }
Shape.prototype.area = function () { return 0; };
Shape.prototype.toString = function () { return this.name + '(' + this.area().toFixed(2) + ')'; };
function Circle(r) { Shape.call(this, 'circle'); this.r = r; }
Circle.prototype = Object.create(Shape.prototype, { constructor: { value: Circle } });
Circle.prototype.area = function () { return Math.PI * this.r * this.r; };
print(new Circle(2), new Shape('none'), new Circle(1) instanceof Shape, Object.keys(new Circle(1)), Circle.prototype.hasOwnProperty('area'));

var object = { get double() { return this.n * 2; }, set double(v) { this.n = v / 2; }, n: 4 };
object.double = 30;
print(object.n, object.double, 'n' in object, delete object.n, object.n, Object.getOwnPropertyNames(Object.freeze({ z: 1, a: 2 })));
var counter = (function () { var n = 0; return function () { return ++n; }; })();
print(counter(), counter(), (function () { return arguments.length; })(1, 2, 3), (function (a) { return this.k + a; }).call({ k: 'v' }, 1), Math.max.apply(null, [4, 9, 2]), counter.bind(null)());
outer: for (var i = 0; i < 3; i++) for (var j = 0; j < 3; j++) { if (j === 2) continue outer; if (i === 2) break outer; print('loop', i, j); }
switch ('b') { case 'a': print('a'); case 'b': print('b'); case 'c': print('c'); break; default: print('default'); }
for (var key in { one: 1, two: 2, 3: 3 }) print('key', key);
var bytes = new Uint8Array([1, 2, 255, 256, -1]), floats = new Float64Array(bytes.buffer.slice(0, 0));
var view = new DataView(new ArrayBuffer(16));
view.setFloat32(0, 1.5);
view.setInt16(4, -2, true);
print(Array.prototype.join.call(bytes, ' '), floats.length, view.getUint32(0).toString(16), view.getUint8(4), new TextDecoder().decode(new TextEncoder().encode('ü€')));
print(new Date(Date.UTC(2024, 1, 29, 12, 30)).toISOString(), new Date('2000-01-01T00:00:00Z').getTime(), new Date(0).getUTCDay());
var proxy = new Proxy({}, { get: function (t, k) { return 'got ' + k; }, has: function () { return true; } });
print(proxy.anything, 'x' in proxy, Reflect.ownKeys({ b: 1, a: 2 }), 2 ** 10, 0b101);
print(eval('1 + 2'), new Function('a', 'b', 'return a * b')(6, 7), encodeURIComponent('ä /?'), decodeURIComponent('%E2%82%AC'), escape('ü'), isNaN('x'));
print(Math.round(-2.5), Math.sqrt(2), Math.pow(2, 0.5), Math.atan2(1, 1), Math.exp(1), Math.log(10), Math.sin(1), Math.hypot(3, 4), Math.sign(-3), Math.trunc(-2.7), Math.clz32(1), Math.imul(0x7fffffff, 5));
console.log('%s is %d', 'answer', 42, { k: [1] });
