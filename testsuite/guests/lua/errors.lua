-- Errors and coroutines: they need setjmp and longjmp.
print(pcall(error, 'message', 0))
print(pcall(error, {code = 7}) == false, select(2, pcall(error, {code = 7})).code)
print(pcall(function() local x = nil; return x.field end))
print(pcall(function() return 1 + {} end))
print(pcall(string.rep, 'x', -1), pcall(string.rep))
print(xpcall(function() error('inner') end, function(m) return 'handled: ' .. m end))
print(pcall(function() return pcall(error, 'nested') end))
print(select('#', pcall(function() return 1, nil, nil end)))
print(load('x = = 1'))
print(pcall(load, nil))

local function deep(n) if n == 0 then error('bottom') end return 1 + deep(n - 1) end
print(pcall(deep, 100))
local function forever() return 1 + forever() end
local ok, message = pcall(forever)
print(ok, message:match('stack overflow'))

local function generate(n)
  return coroutine.wrap(function() for i = 1, n do coroutine.yield(i, i * i) end end)
end
for i, square in generate(5) do io.write(i, '=', square, ' ') end
print()
local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2)
  error('failed with ' .. d + e)
end)
print(coroutine.resume(co, 1, 2))
print(coroutine.resume(co, 10))
print(coroutine.status(co), coroutine.resume(co, 3, 4))
print(coroutine.status(co), coroutine.resume(co))
print(coroutine.isyieldable(), select(2, coroutine.running()))

-- A yield across pcall, a metamethod and an iterator.
local inner = coroutine.wrap(function()
  print(pcall(function() return coroutine.yield('in pcall') end))
  local object = setmetatable({}, {__add = function(a, b) return coroutine.yield('in __add') end})
  print(object + 1)
  for value in function() return coroutine.yield('in iterator') end do print('iterated', value) end
  return 'end'
end)
print(inner(), inner('a'), inner('b'), inner('c'), inner())

local closed = {}
print(pcall(function()
  local x <close> = setmetatable({}, {__close = function(_, e) closed[#closed + 1] = tostring(e) end})
  error('while open', 0)
end))
print(closed[1])

local primes, sieve = {}, coroutine.wrap(function() for i = 2, math.huge do coroutine.yield(i) end end)
local function filter(p, source)
  return coroutine.wrap(function()
    for n in source do if n % p ~= 0 then coroutine.yield(n) end end
  end)
end
for i = 1, 25 do
  local p = sieve()
  primes[i] = p
  sieve = filter(p, sieve)
end
print(table.concat(primes, ' '))
local caught = 0
for i = 1, 20000 do if not pcall(error, i) then caught = caught + 1 end end
print(caught)
