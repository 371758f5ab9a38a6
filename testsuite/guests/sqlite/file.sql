-- A database in a file: written, closed, opened again. The working directory is the guest's /data.
.bail on
.open /data/test.db
pragma journal_mode;
pragma page_size;
create table item(id integer primary key, code text, amount real);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
  insert into item select i, printf('%08x', i * 2654435761 % 4294967296), i * 0.25 from n;
create unique index item_code on item(code);
select count(*), sum(amount), min(code), max(code) from item;
begin;
delete from item where id % 2 = 0;
rollback;
select count(*) from item;
delete from item where id % 5 = 0;
.open /data/other.db
create table copy(id integer, code text);
attach '/data/test.db' as test;
insert into copy select id, code from test.item where code < '10000000' order by code;
select count(*), min(code), max(code) from copy;
detach test;
.open /data/test.db
select count(*), sum(amount) from item;
select code from item where id in (1, 2, 4999) order by id;
pragma integrity_check;
select page_count > 10 from pragma_page_count();
.backup /data/saved.db
vacuum;
pragma journal_mode = truncate;
update item set amount = -amount where code >= 'f0000000';
pragma journal_mode = persist;
update item set amount = 0 where code < '01000000';
select sum(amount) from item;
.open /data/saved.db
select sum(amount) from item;
pragma quick_check;
select writefile('/data/note.txt', 'written by SQLite' || char(10));
select readfile('/data/note.txt') || 'read back';
.once /data/dump.sql
.dump
.open /data/again.db
.read /data/dump.sql
select count(*), sum(amount) from item;
pragma temp_store = file;
pragma temp_store_directory = '/data';
pragma cache_size = 20;
create temp table sorted as select code, id from item order by code desc;
create index temp.sorted_id on sorted(id);
select count(*), min(rowid), max(code) from sorted where id > 1000;
.open /data/missing/none.db
select 'not reached' from sqlite_schema;
