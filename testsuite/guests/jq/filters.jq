# Features of the language on filters.json.
def average: add / length;
.users as $users
| .,
  [$users[] | select(.born != null) | {name, age: (2000 - .born)}],
  ($users | map(.tags[]) | group_by(.) | map({key: .[0], value: length}) | from_entries),
  ([$users[].born | numbers] | average, min, max, sort, add),
  ($users | map(select(.tags | index("math"))) | sort_by(.born) | reverse | map(.name)),
  (reduce $users[] as $u (""; . + $u.name[0:1])),
  ([foreach range(5) as $i (0; . + $i; [$i, .])]),
  (.nested | [paths], [leaf_paths | join("?")?], getpath(["a", "b", "c", 3])),
  (.matrix | flatten, transpose, (.[0] | @csv, @json, @html, @sh, @text)),
  ("user \($users[0].name) has \($users[0].tags | length) tags" | ., @base64, @uri, ascii_upcase, explode[0:3], ltrimstr("user ")),
  (try error("caught") catch .), (try (1 | keys) catch .), (.missing.deep // "default"),
  ([limit(6; def f: ., (. * 2 | f); 1 | f)]), [recurse(if . < 3 then . + 1 else empty end; true)?],
  ([.[]?] | length), (.users[1:3] | .[].id), (.users |= map(.id * 10) | .users), del(.users, .nested, .matrix),
  (with_entries(select(.key | startswith("n"))) | tostring | length), (to_entries | map(.key)),
  (label $out | 1, 2, break $out, 3), ([1, [2, [3]]] | walk(if type == "number" then . + 1 else . end)),
  ("2015-03-05T23:51:47Z" | fromdate | ., todate, (gmtime | mktime)), (1425599621 | strftime("%A, %B %d, %Y")),
  ([1, 2, 3] | combinations(2)?), ([3, 1, 2] | sort, unique, any, all, contains([1]), inside([1, 2, 3, 4])), ([[1, 2], [10, 20]] | [combinations]),
  ($__loc__), (input_line_number), ("a,b, c" | split(", ")), ([.[] | type]), (infinite, -infinite, (nan | isnan)), (17 | sqrt, pow(.; 2), log2, floor), (@text "x\(1 + 1)"),
  ({} | .a.b[2].c = 1), (["a", "b"] | until(length == 0; .[1:])), ([range(0; 10; 3)]), env.NAME, $ENV.NAME, (tojson | fromjson == $users)?
