# A benchmark: generates objects ($records if given), groups, sorts, aggregates and formats them.
[range($ARGS.named.records // 40000) | . as $i | ($i * 16807 % 2147483647) as $r | {id: $i, key: "k\($r % 500)", value: ($r % 1000 / 8), tags: [$r % 7, $r % 11]}]
| (group_by(.key) | map({key: .[0].key, count: length, sum: (map(.value) | add), tags: ([.[].tags[]] | unique | length)})
    | sort_by(-.sum, .key) | .[0:5][]),
  (map(select(.tags | any(. == 3))) | length),
  (reduce .[] as $o ({}; .[$o.key] += $o.value) | to_entries | max_by(.value)),
  (tojson | length, (fromjson | length)),
  ([.[] | .id | tostring | explode | add] | add),
  (map(.value) | sort | .[length / 2 | floor])
