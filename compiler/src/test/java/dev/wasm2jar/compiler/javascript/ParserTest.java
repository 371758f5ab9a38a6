package dev.wasm2jar.compiler.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    private static Expression expression(String text) {
        List<Statement> program = Parser.parse("test.js", text);
        assertEquals(1, program.size(), text);
        return assertInstanceOf(Statement.Evaluation.class, program.get(0)).expression();
    }

    @Test
    void operatorsBindAsTheyShould() {
        Expression.Binary sum = assertInstanceOf(Expression.Binary.class, expression("a + b * c ** d ** e"));
        assertEquals("+", sum.operator());
        Expression.Binary product = assertInstanceOf(Expression.Binary.class, sum.right());
        Expression.Binary power = assertInstanceOf(Expression.Binary.class, product.right());
        assertEquals("**", assertInstanceOf(Expression.Binary.class, power.right()).operator());
        Expression.Binary difference = assertInstanceOf(Expression.Binary.class, expression("a - b - c"));
        assertInstanceOf(Expression.Binary.class, difference.left());
        Expression.Conditional choice =
                assertInstanceOf(Expression.Conditional.class, expression("isLikeNone(x) ? 0xFFFFFF : x ? 1 : 0"));
        assertEquals(new Expression.Literal(16777215.0, 1), choice.then());
        assertInstanceOf(Expression.Conditional.class, choice.otherwise());
    }

    @Test
    void literalsHaveTheirValues() {
        assertEquals(List.of(1.5, 255.0, BigInteger.TEN, "a\n\u00e9\ud83d\ude00'", true), List.of("1.5", "0xff", "10n",
                "'a\\n\\xe9\\u{1F600}\\''", "true").stream().map(text -> ((Expression.Literal) expression(text)).value())
                .toList());
        Expression.Template template = assertInstanceOf(Expression.Template.class, expression("`a${b + `}${c}`}d\\``"));
        assertEquals(List.of("a", "d`"), template.texts());
        var tagged = (Expression.Call) expression("raw`\\users\\x`");
        assertEquals(List.of("usersx"), ((Expression.Template) tagged.arguments().get(0)).texts());
        assertEquals(new Expression.RegularExpression("/[/]\\/(x)/gu", 1),
                ((Expression.Call) expression("f(/[/]\\/(x)/gu)")).arguments().get(0));
        assertEquals("/", assertInstanceOf(Expression.Binary.class, expression("a / b")).operator());
    }

    @Test
    void functionsHaveNamesParametersAndComments() {
        var function = assertInstanceOf(Statement.FunctionDeclaration.class,
                Parser.parse("test.js", "/** Says. */\nexport async function say(a, {b}, c = 1, ...d) { return a }").get(0))
                .function();
        assertEquals("say", function.name());
        assertEquals("/** Says. */", function.comment());
        assertEquals(List.of("a", "", "", ""), function.parameters());
        assertEquals(2, function.line());
        for (String arrow : List.of("x => x", "(x) => { return x; }", "async x => x", "async (x) => x")) {
            var literal = assertInstanceOf(Expression.Function.class, expression(arrow));
            assertEquals(List.of("x"), literal.function().parameters(), arrow);
            assertInstanceOf(Statement.Return.class, literal.function().body().get(0), arrow);
        }
    }

    @Test
    void classesHaveMembers() {
        JsClass type = assertInstanceOf(Statement.ClassDeclaration.class, Parser.parse("test.js", """
                class A extends b.C {
                    #secret = 1;
                    static count = 0;
                    static { A.count++; }
                    /** @param {string} x */
                    constructor(x) { super(x); }
                    get name() { return 1 }
                    set name(value) {}
                    static async make() {}
                    get() {}
                    [Symbol.iterator]() {}
                }
                """).get(0)).definition();
        assertEquals(List.of("CONSTRUCTOR OBJECT constructor", "GETTER OBJECT name", "SETTER OBJECT name",
                "METHOD CLASS make", "METHOD OBJECT get"), type.members().stream()
                .map(member -> member.kind() + " " + member.placement() + " " + member.function().name())
                .toList());
        assertEquals("/** @param {string} x */", type.members().get(0).function().comment());
    }

    @Test
    void modulesImportAndExport() {
        List<Statement> program = Parser.parse("test.js", """
                import x, { a as b } from './c.js' with { type: 'json' };
                import * as all from "d"
                export { b as default, x }
                export * from 'e'
                """);
        assertEquals(new Statement.Import("./c.js", Map.of("x", "default", "b", "a"), 1), program.get(0));
        assertEquals(Map.of("all", "*"), ((Statement.Import) program.get(1)).names());
        assertEquals(Map.of("default", "b", "x", "x"), ((Statement.Export) program.get(2)).names());
    }

    @Test
    void semicolonsMayBeLeftOut() {
        List<Statement> program = Parser.parse("test.js", "let a = 1\nlet b\n++a\nf()\nif (a) b = 2; else { b }\nreturn\na");
        assertEquals(List.of("Declaration", "Declaration", "Evaluation", "Evaluation", "If", "Return", "Evaluation"),
                program.stream().map(statement -> statement.getClass().getSimpleName()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"for (const [a, b] of c) { if (a) continue; }", "do { x } while (y)", "while (1) f()",
        "switch (a) { case 1: b; default: { c } }", "outer: for (;;) break outer", "for await (const x of y);"})
    void whatNobodyReadsIsPassedOver(String text) {
        List<Statement> program = Parser.parse("test.js", text + "\nlast()");
        assertEquals(2, program.size());
        assertInstanceOf(Statement.Other.class, program.get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"let a = {;|1: expected the name of a property, found ;", "f(|1: expected",
        "'abc|1: a string does not end", "`abc|1: a template does not end", "/* x|1: a comment does not end",
        "a b|1: expected ;, found b", "function f() {|1: expected }, found the end", "x = §|1: the character § begins nothing",
        "x = \u007F|1: the character U+007F begins nothing", "x = 4export|1: expected a number, found 4export"})
    void whatIsMalformedIsRefusedWithItsLine(String text, String message) {
        var problem = assertThrows(JavaScriptException.class, () -> Parser.parse("test.js", text));
        assertTrue(problem.getMessage().startsWith("test.js, line " + message), problem.getMessage());
    }

    @Test
    void everythingIsWalkedOver() {
        var calls = new ArrayList<String>();
        Walk.over(Parser.parse("test.js", """
                class A { m() { a(); } }
                const o = { f() { b(); }, g: x => c(`${d()}`) };
                try { e() } catch (_) { f() } finally { g() }
                if (h()) i(); else j();
                (function () { k[l()] = new M(n() ? -p() : q()++) })();
                """), statement -> {}, expression -> {
            if (expression instanceof Expression.Call call && call.callee() instanceof Expression.Name name) {
                calls.add(name.name());
            }
        });
        assertEquals("abcdefghijlnpq", String.join("", calls));
    }
}
