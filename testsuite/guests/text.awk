# Four million bytes that resemble prose: sentences of made-up words, the short ones frequent, from a fixed sequence.
function random(n) { seed = seed * 16807 % 2147483647; return seed % n }
BEGIN {
  seed = 20240229
  split("b c d f g h l m n p r s t v w br ch cl dr fl gr pl pr sh st th tr", onset, " ")
  split("a e i o u ai ea ie oo ou", vowel, " ")
  split("l m n r s t ck nd ng rt st", coda, " ")
  for (i = 0; i < 3000; i++) {
    word = ""
    for (k = random(1 + int(i / 40) % 3) + (i > 60); k >= 0; k--)
      word = word onset[1 + random(27)] vowel[1 + random(10)] (random(3) ? "" : coda[1 + random(11)])
    words[i] = word
  }
  for (bytes = 0; bytes < 4000000; bytes += length(line) + 1) {
    line = ""
    for (n = 4 + random(14); n > 0; n--) {
      w = words[int(random(3001) * random(1000) / 1000 * random(1000) / 1000)]
      if (line == "") w = toupper(substr(w, 1, 1)) substr(w, 2)
      line = line (line == "" ? "" : random(12) ? " " : ", ") w
    }
    line = line (random(9) ? "." : "?")
    if (!random(15)) line = line "\n"
    print line
  }
}
