-- A benchmark: bench.lua [PERCENT]. It prints checksums, no times.
local percent = tonumber(arg[1] or 100)
-- Part of a number of steps; a size whose cost grows with a power of it.
local function part(n, power) return math.floor(n * (percent / 100) ^ (1 / (power or 1)) + 0.5) end

local function fib(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end
print('fib', fib(28 + math.floor(math.log(percent / 100, 1.618) + 0.5)))

local function sieve(n)
  local composite, count = {}, 0
  for i = 2, n do
    if not composite[i] then
      count = count + 1
      for j = i * i, n, i do composite[j] = true end
    end
  end
  return count
end
print('sieve', sieve(part(700000)))

local function spectral(n)
  local function a(i, j) return 1 / ((i + j) * (i + j + 1) // 2 + i + 1) end
  local function multiply(v, transposed)
    local r = {}
    for i = 0, n - 1 do
      local s = 0.0
      for j = 0, n - 1 do s = s + (transposed and a(j, i) or a(i, j)) * v[j] end
      r[i] = s
    end
    return r
  end
  local u, v = {}, nil
  for i = 0, n - 1 do u[i] = 1.0 end
  for _ = 1, 4 do v = multiply(multiply(u), true); u = multiply(multiply(v), true) end
  local uv, vv = 0, 0
  for i = 0, n - 1 do uv, vv = uv + u[i] * v[i], vv + v[i] * v[i] end
  return math.sqrt(uv / vv)
end
print('spectral', string.format('%.9f', spectral(part(110, 2))))

local function tree(depth) return depth == 0 and {} or {tree(depth - 1), tree(depth - 1)} end
local function check(t) return t[1] and 1 + check(t[1]) + check(t[2]) or 1 end
local nodes = 0
for _ = 1, part(12) do nodes = nodes + check(tree(13)) end
print('trees', nodes)

local seed, words = 42, {}
for i = 1, part(60000) do
  seed = (seed * 1103515245 + 12345) % 2147483648
  words[i] = string.format('%x-%d', seed, i % 97)
end
table.sort(words)
local joined = table.concat(words, ' ')
local counts = {}
for hex, n in joined:gmatch('(%x+)%-(%d+)') do counts[n] = (counts[n] or 0) + #hex end
print('strings', words[1], words[#words], #joined, counts['42'], select(2, joined:gsub('a%x', '')))

local Point = {}
Point.__index = Point
function Point.new(x, y) return setmetatable({x = x, y = y}, Point) end
function Point:plus(o) return Point.new(self.x + o.x, self.y + o.y) end
local p = Point.new(0, 0)
for i = 1, part(600000) do p = p:plus(Point.new(i, 1 / i)) end
print('objects', p.x, string.format('%.9f', p.y))

local h = 0
for i = 1, part(3000000) do h = (h ~ i) * 0x9E3779B97F4A7C15; h = h ~ (h >> 29) end
print('integers', h)
