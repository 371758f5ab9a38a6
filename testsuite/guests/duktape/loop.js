// A benchmark of one loop. It prints a checksum, no times.
var h = 0;
for (var i = 0; i < 50000; i++) { h = (h ^ i) * 31 | 0; h ^= h >>> 13; }
print('loop', h);
