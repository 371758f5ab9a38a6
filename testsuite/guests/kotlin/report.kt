/** A small interpreter and a report: collections, generics, closures, sequences, strings, exceptions and virtual calls. */
sealed interface Expression

data class Number(val value: Long) : Expression
data class Variable(val name: String) : Expression
data class Binary(val operator: Char, val left: Expression, val right: Expression) : Expression

class SyntaxError(val position: Int, message: String) : Exception(message)

class Parser(private val text: String) {
    private var position = 0

    fun parse(): Expression = sum().also {
        if (position < text.length) throw SyntaxError(position, "unexpected '${text[position]}'")
    }

    private fun sum(): Expression = chain("+-", ::product)
    private fun product(): Expression = chain("*/%", ::atom)

    private fun chain(operators: String, operand: () -> Expression): Expression {
        var left = operand()
        while (position < text.length && text[position] in operators) {
            left = Binary(text[position++], left, operand())
        }
        return left
    }

    private fun atom(): Expression {
        val start = position
        if (position >= text.length) throw SyntaxError(position, "unexpected end")
        if (text[position] == '(') {
            position++
            return sum().also {
                if (position >= text.length || text[position++] != ')') throw SyntaxError(position, "no ')'")
            }
        }
        while (position < text.length && text[position].isLetterOrDigit()) position++
        val word = text.substring(start, position)
        return word.toLongOrNull()?.let { Number(it) }
            ?: if (word.isEmpty()) throw SyntaxError(start, "unexpected '${text[start]}'") else Variable(word)
    }
}

fun evaluate(expression: Expression, scope: Map<String, Long>): Long = when (expression) {
    is Number -> expression.value
    is Variable -> scope[expression.name] ?: throw NoSuchElementException(expression.name)
    is Binary -> {
        val left = evaluate(expression.left, scope)
        val right = evaluate(expression.right, scope)
        when (expression.operator) {
            '+' -> left + right
            '-' -> left - right
            '*' -> left * right
            '/' -> left / right
            else -> left % right
        }
    }
}

class Tree<T : Comparable<T>> {
    private inner class Node(val value: T, var left: Node? = null, var right: Node? = null)

    private var root: Node? = null
    var size = 0
        private set

    fun add(value: T) {
        root = add(root, value)
    }

    private fun add(node: Node?, value: T): Node {
        if (node == null) return Node(value).also { size++ }
        when {
            value < node.value -> node.left = add(node.left, value)
            value > node.value -> node.right = add(node.right, value)
        }
        return node
    }

    fun values(): Sequence<T> = sequence { visit(root) }

    private suspend fun SequenceScope<T>.visit(node: Node?) {
        if (node != null) {
            visit(node.left)
            yield(node.value)
            visit(node.right)
        }
    }
}

fun main() {
    val scope = mapOf("x" to 7L, "big" to Long.MAX_VALUE)
    for (text in listOf("1+2*3", "(1+2)*3", "x*x-x", "big+1", "1/0", "1+", "2*(3", "y", "10%4-?")) {
        val outcome = try {
            evaluate(Parser(text).parse(), scope).toString()
        } catch (error: SyntaxError) {
            "syntax error at ${error.position}: ${error.message}"
        } catch (error: NoSuchElementException) {
            "unknown ${error.message}"
        } catch (error: ArithmeticException) {
            "arithmetic"
        }
        println("$text = $outcome")
    }

    val tree = Tree<Int>()
    var seed = 42
    repeat(2000) {
        seed = seed * 1103515245 + 12345
        tree.add((seed ushr 16) % 1000)
    }
    println("tree ${tree.size} ${tree.values().take(5).toList()} ${tree.values().sum()}")

    val primes = generateSequence(2) { it + 1 }.filter { n -> (2..n / 2).none { n % it == 0 } }
    println(primes.take(12).joinToString())

    val words = "the quick brown fox jumps over the lazy dog and the cat".split(' ')
    val report = words.groupingBy { it.length }.eachCount().toList().sortedWith(compareBy({ -it.second }, { it.first }))
    println(report.joinToString { (length, count) -> "$length:$count" })
    println(words.map { it.reversed().uppercase() }.toSortedSet().joinToString(" "))

    val matrix = Array(40) { row -> DoubleArray(40) { column -> (row * 40 + column) % 7 - 3.0 } }
    val product = Array(40) { row -> DoubleArray(40) { column -> (0 until 40).sumOf { matrix[row][it] * matrix[it][column] } } }
    println("trace ${(0 until 40).sumOf { product[it][it] }} hash ${product.sumOf { line -> line.sum() }.toBits()}")

    val counters = List(3) { start -> var next = start; { next += start + 1; next } }
    println((1..4).map { counters.map { it() } })
    val any: List<Any?> = listOf(1, 2L, 3.5f, 'c', "s", null, listOf(1), UInt.MAX_VALUE)
    println(any.map { value ->
        when (value) {
            is Int -> "Int"; is Long -> "Long"; is Float -> "Float"; is Char -> "Char"; is String -> "String"
            is UInt -> "UInt $value"; null -> "null"; is List<*> -> "List ${value.size}"; else -> "?"
        }
    })
}

fun <T : Comparable<T>> Iterable<T>.toSortedSet(): Set<T> = LinkedHashSet(sorted())
