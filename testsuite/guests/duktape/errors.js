// Errors and coroutines: they need setjmp and longjmp.
function attempt(f) { try { return 'value ' + f(); } catch (e) { return e.name + ': ' + e.message; } finally { print('finally'); } }
print(attempt(function () { return 1; }), attempt(function () { throw new TypeError('thrown'); }));
print(attempt(function () { return undefinedVariable; }));
print(attempt(function () { return null.property; }));
print(attempt(function () { return (void 0)(); }));
print(attempt(function () { return JSON.parse('{bad'); }).split(' (')[0]);
print(attempt(function () { return new Array(-1); }));
print(attempt(function () { return decodeURIComponent('%'); }));
print(attempt(function () { return eval('1 +'); }).split(' (')[0]);
print(attempt(function () { 'use strict'; Object.freeze([1])[0] = 2; }));
print((function () { try { return 'try'; } finally { print('cleanup'); } })(), (function () { try { throw 1; } catch (e) { return 'catch ' + e; } finally { return 'finally wins'; } })());
print((function () { for (var i = 0; ; i++) { try { if (i < 3) continue; break; } finally { print('round', i); } } return i; })());
function recurse(n) { return 1 + recurse(n + 1); }
try { recurse(0); } catch (e) { print(e.name, e instanceof RangeError); }
var caught = 0;
for (var i = 0; i < 20000; i++) { try { throw i; } catch (e) { caught += e % 7; } }
print(caught);
try { try { throw new Error('first'); } finally { throw new Error('second'); } } catch (e) { print(e.message); }
var thread = new Duktape.Thread(function (x) {
  for (var i = 0; i < 3; i++) x = Duktape.Thread.yield(x * 2);
  throw new Error('end of thread ' + x);
});
print(Duktape.Thread.resume(thread, 1), Duktape.Thread.resume(thread, 10), Duktape.Thread.resume(thread, 100));
try { Duktape.Thread.resume(thread, 5); } catch (e) { print(e.message); }
print([5, 1, 4].sort(function (a, b) { try { throw a - b; } catch (d) { return d; } }));
throw new Error('uncaught, exit code 1');
