-- A benchmark: recursive queries, inserts, indexes, joins, sorts, text and JSON functions. It prints results, no times.
-- If there is a table scale(percent), that much of the work is done.
.bail on
create table if not exists scale(percent);
insert into scale select 100 where not exists (select * from scale);
select 'cte', sum(x * x % 7) from (
  with recursive c(x) as (select 1 union all select x + 1 from c where x < 10000 * (select percent from scale)) select x from c);
create table t1(a integer primary key, b integer, c text);
begin;
with recursive n(i, r) as (select 1, 12345 union all select i + 1, (r * 1103515245 + 12345) % 2147483648 from n where i < 2000 * (select percent from scale))
  insert into t1 select i, r, printf('row %d of %x', r % 1000, r) from n;
commit;
select 'insert', count(*), sum(b), sum(length(c)) from t1;
create index t1_b on t1(b);
create index t1_c on t1(c);
select 'index', count(*) from t1 where b between 1000000000 and 1200000000;
select 'range', sum(b % 10) from t1 where c >= 'row 5' and c < 'row 6';
select 'like', count(*) from t1 where c like '%ab%';
create table t2 as select b % 5000 as k, avg(a) as m, count(*) as n from t1 group by 1;
select 'group', count(*), round(sum(m), 3), max(n) from t2;
select 'join', count(*), sum(t2.n) from t1 join t2 on t2.k = t1.b % 5000 where t1.a % 3 = 0;
select 'sort', sum(p * (b % 3)) from (select b, row_number() over (order by c desc, b) as p from t1);
update t1 set c = c || '!' where b % 2 = 0;
select 'update', count(*) from t1 where c like '%!';
delete from t1 where b % 5 = 0;
select 'delete', count(*), sum(a) from t1;
select 'text', sum(length(replace(upper(c), 'ROW', 'line'))), sum(unicode(substr(c, 5))) from t1;
select 'json', sum(json_extract(json_object('a', a, 'b', json_array(b, c)), '$.b[0]') % 11) from t1 where a < 600 * (select percent from scale);
select 'float', round(sum(sqrt(a) * sin(b)), 3) from t1;
pragma integrity_check;
