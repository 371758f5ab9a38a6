-- Features of the language, in memory.
.bail on
.headers on
.mode list
select 1 + 1 as two, 7 / 2 as quotient, 7 % 3 as remainder, 7.0 / 2 as half, -9223372036854775807 - 1 as smallest;
select typeof(1), typeof(1.5), typeof('x'), typeof(x'00'), typeof(null);
select 9223372036854775807 + 1 as overflows, 1 << 62 as shifted, ~5 as inverted, 5 & 3, 5 | 3;
select printf('%d %5.2f %-6s| %x %e %,d', 42, 3.14159, 'left', 255, 12345.678, 1234567) as formatted;
select round(2.5), round(-2.5), round(3.14159, 3), abs(-7), sign(-3), max(3, 1, 2), min('b', 'a');
select sqrt(16), pow(2, 10), floor(-1.5), ceil(1.2), log10(1000), mod(10, 4), trunc(2.9), exp(0), atan2(0, 1);
select upper('straße'), length('größe'), length(cast('größe' as blob)), substr('hello', -3, 2), instr('hello', 'l');
select replace('a-b-c', '-', '+'), trim('  x  '), ltrim('xxa', 'x'), hex('AZ'), quote(x'cafe'), unicode('€'), char(8364);
select 'abc' like 'A%', 'abc' glob 'a*', 'abc' glob 'A*', 'a_c' like 'a\_c' escape '\', 'x' between 'a' and 'z';
select coalesce(null, null, 3), ifnull(null, 1), nullif(1, 1), iif(1 < 2, 'yes', 'no'), 1 is not distinct from null;
select date('2024-02-28', '+2 days'), strftime('%Y-%j %H:%M', 1700000000, 'unixepoch'), julianday('2000-01-01');
select cast('12abc' as integer), cast(3.99 as integer), cast('1e3' as real), 0.1 + 0.2 = 0.3, 1e308 * 10, 1 / 0;

create table author(id integer primary key, name text not null unique collate nocase, born int check (born > 0));
create table book(id integer primary key, author int references author on delete cascade, title text, price real, words int);
insert into author(name, born) values('Ursula', 1929), ('Stanisław', 1921), ('Italo', 1923), ('Jorge', 1899);
insert into book(author, title, price, words) values
  (1, 'The Dispossessed', 9.99, 105000), (1, 'The Lathe of Heaven', 7.5, 60000), (2, 'Solaris', 8.25, 70000),
  (2, 'The Cyberiad', 10, 90000), (3, 'Invisible Cities', 6.75, 40000), (null, 'Beowulf', 5, 30000);
select name, count(b.id) as books, sum(words) as words, avg(price) as price, group_concat(title, '; ') as titles
  from author a left join book b on b.author = a.id group by a.id having born < 1925 order by name;
select title, price, rank() over (order by price desc) as rank, sum(words) over (order by id) as running,
  lag(title, 1, '-') over (partition by author order by id) as previous,
  ntile(3) over (order by words) as tile, first_value(title) over (partition by author order by words desc) as longest
  from book order by id;
select a.name, b.title from author a full join book b on a.id = b.author order by a.name nulls last, b.title;
select title from book where author in (select id from author where born between 1920 and 1930)
  except select title from book where words > 90000 order by 1 desc;
select case when price > 9 then 'dear' when price > 6 then 'fair' else 'cheap' end as class, count(*) from book group by 1;
insert into author(name, born) values('ITALO', 1) on conflict(name) do update set born = excluded.born returning id, name, born;

create table log(what text, at int);
create trigger noted after update of price on book when new.price <> old.price begin
  insert into log values(printf('%s %.2f -> %.2f', old.title, old.price, new.price), (select count(*) from log));
end;
update book set price = price * 2 where words < 65000;
select * from log;
begin;
delete from book;
savepoint inner;
insert into book(title) values('ghost');
rollback to inner;
select count(*) as inside from book;
rollback;
select count(*) as outside from book;
pragma foreign_keys = on;
delete from author where name = 'ursula';
select count(*) as left from book;
create view dear as select title, price from book where price > 8;
select * from dear order by price;

with recursive fib(n, a, b) as (select 1, 0, 1 union all select n + 1, b, a + b from fib where n < 80)
  select group_concat(a, ' ') as fibonacci from fib where n % 8 = 0;
with recursive
  xaxis(x) as (values(-2.0) union all select x + 0.05 from xaxis where x < 1.2),
  yaxis(y) as (values(-1.0) union all select y + 0.1 from yaxis where y < 1.0),
  m(iter, cx, cy, x, y) as (
    select 0, x, y, 0.0, 0.0 from xaxis, yaxis
    union all
    select iter + 1, cx, cy, x * x - y * y + cx, 2.0 * x * y + cy from m where (x * x + y * y) < 4.0 and iter < 28),
  m2(iter, cx, cy) as (select max(iter), cx, cy from m group by cx, cy),
  a(t) as (select group_concat(substr(' .+*#', 1 + min(iter / 7, 4), 1), '') from m2 group by cy)
select group_concat(rtrim(t), x'0a') as mandelbrot from a;
with recursive
  input(sud) as (values('53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79')),
  digits(z, lp) as (values('1', 1) union all select cast(lp + 1 as text), lp + 1 from digits where lp < 9),
  x(s, ind) as (
    select sud, instr(sud, '.') from input
    union all
    select substr(s, 1, ind - 1) || z || substr(s, ind + 1), instr(substr(s, 1, ind - 1) || z || substr(s, ind + 1), '.')
      from x, digits as z
      where ind > 0 and not exists (
        select 1 from digits as lp
          where z.z = substr(s, ((ind - 1) / 9) * 9 + lp, 1) or z.z = substr(s, ((ind - 1) % 9) + (lp - 1) * 9 + 1, 1)
            or z.z = substr(s, (((ind - 1) / 3) % 3) * 3 + ((ind - 1) / 27) * 27 + lp + ((lp - 1) / 3) * 6, 1)))
select s as sudoku from x where ind = 0;

select json_extract('{"a":[1,2,{"b":"x"}]}', '$.a[2].b') as path, '{"n":1.50}' -> '$.n', '[1,"two"]' ->> 1;
select json_group_array(title), json_object('k', 1, 'list', json('[1,2]')), json_valid('{bad}') from book where words > 60000;
select key, value, type from json_each('{"x":1,"y":[true,null],"z":"s"}');
create virtual table notes using fts5(body);
insert into notes values('the quick brown fox'), ('a lazy dog sleeps'), ('quick foxes and slow dogs');
select rowid, snippet(notes, 0, '[', ']', '..', 4) as hit from notes where notes match 'quick NOT slow OR dog*' order by rowid;
create virtual table boxes using rtree(id, x0, x1, y0, y1);
insert into boxes values(1, 0, 2, 0, 2), (2, 1, 5, 1, 5), (3, 6, 9, 6, 9);
select id, x0, y1 from boxes where x0 <= 2 and x1 >= 1 and y0 <= 2 and y1 >= 1 order by id;
create index book_words on book(words) where words is not null;
create table g(a int, b int generated always as (a * a) stored, c text as (a || '!'));
insert into g(a) values(3), (4);
select * from g;
explain query plan select title from book where words > 50000;
pragma table_info(author);
pragma integrity_check;
.mode column
select id, name, born from author;
.mode csv
select 'a,b' as x, 'say "hi"' as y, null as z;
.mode json
select id, name from author where born > 1900;
.mode box
select title, price from book;
.mode insert t
select 1 as a, 'it''s' as b, x'00ff' as c;
.schema log
.mode list
select count(*) as done from sqlite_schema;
