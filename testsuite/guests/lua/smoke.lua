-- Features of the language and its libraries that need no error and no coroutine.
print(_VERSION, math.maxinteger, math.mininteger, math.pi)
print(7 // 2, -7 // 2, 7 % -3, 7 / 2, 2 ^ 10, 7.5 // 2, 1 << 62, ~0, 5 & 3, 5 | 3, 5 ~ 3, 1e15, 1e16, 2^53)
print(1 == 1.0, 'a' < 'b', '10' + 5, 10 .. 20, #'hello', not nil, nil and 1, false or 'x', 0x10p2, 0xff)
print(math.maxinteger + 1 == math.mininteger, math.ult(1, -1), math.tointeger(3.0), 3 | 0, math.type(1), math.type(1.0))
print(string.format('%5d|%-5d|%05.1f|%x|%q|%s|%10.4s|%g|%a', 42, 42, 3.14159, 255, 'a\n"b"', nil, 'abcdefg', 1e20, 1.5))
print(('hello world'):gsub('o', '0'), ('key = value'):match('^(%w+)%s*=%s*(%w+)$'), ('abc'):rep(3, '-'), ('x'):byte())
print(('one two  three'):gsub('%S+', function(w) return w:upper() .. #w end))
print(('THE (quick) fox'):find('%((%a+)%)'), ('f(a(b)c)d'):match('%b()'), ('hello'):gsub('', '.'), ('abc'):reverse())
print(string.pack('<i4 z s1', -2, 'zero', 'one'):byte(1, -1))
print(string.unpack('<d >I2', string.pack('<d >I2', 0.1, 513)))
print(utf8.char(72, 228, 8364, 128512), utf8.len('Grüße €'), #utf8.char(128512))
for position, code in utf8.codes('aé€') do io.write(position, ':', code, ' ') end
print()

local t = {5, 2, 8, 1, 9, 3}
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, ','), #t, select('#', table.unpack(t)), select(-1, table.unpack(t)))
table.insert(t, 1, 'first')
table.remove(t)
print(table.concat(table.move(t, 2, 4, 1), ' '), next({}), rawlen({1, 2}), rawequal(t, t))

local Account = {}
Account.__index = Account
Account.__tostring = function(a) return 'Account<' .. a.balance .. '>' end
Account.__add = function(a, b) return Account.new(a.balance + b.balance) end
Account.__call = function(a, n) a.balance = a.balance + n return a end
Account.__lt = function(a, b) return a.balance < b.balance end
Account.__close = function(a) print('closed', a) end
function Account.new(n) return setmetatable({balance = n}, Account) end
do
  local a <close> = Account.new(1)
  local b <const> = Account.new(2.5)
  print(a + b, a(10), a < b, getmetatable(b) == Account)
end

local function counter()
  local n = 0
  return function() n = n + 1 return n end
end
local c, d = counter(), counter()
print(c(), c(), d())
local function sum(first, ...) if not first then return 0 end return first + sum(...) end
print(sum(1, 2, 3, 4), (select('#', nil, nil)))
for i = 10, 1, -3 do io.write(i, ' ') end
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    io.write(i * j, ';')
    ::continue::
  end
end
print()
local weak = setmetatable({}, {__mode = 'k'})
weak[{}] = 1
collectgarbage()
print(next(weak), collectgarbage('count') > 0, collectgarbage('generational'), collectgarbage('incremental'))
print(load('return 1 + ...')(41))
print(tostring(1e100), tostring(-0.0), 1e308 * 10, -(0/0) ~= -(0/0), 0.1, 1/3, 100 // 1e-300, math.fmod(-7, 3))
print(tonumber('0x1p4'), tonumber('zz', 36), tonumber('1e'), tonumber('  12  '), math.floor(-2.5), math.ceil(-2.5))
print(os.time({year = 2024, month = 2, day = 29, hour = 12}), os.date('!%Y-%m-%d %H:%M:%S', 86400), os.getenv('MISSING'))

local path = '/data/lua.txt'
local f = io.open(path, 'w')
if f then
  f:write('line one\n', 42, ' ', 2.5, '\nlast')
  f:close()
  for line in io.lines(path) do io.write('[', line, ']') end
  f = io.open(path, 'r+')
  print(f:seek('end'), f:seek('set', 5), f:read(3), f:read('l', 'n', 'n', 'a'))
  f:close()
  print(os.rename(path, path .. '.new'), os.remove(path .. '.new'), (select(2, io.open(path))))
end
print(io.read('n', 'l', 'L', 'a'))
