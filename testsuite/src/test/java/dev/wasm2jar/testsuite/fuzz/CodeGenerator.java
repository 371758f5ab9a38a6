package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Function;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Makes the body of one function: what is common to all families, blocks and calls. */
final class CodeGenerator {

    final GeneratedModule module;
    final Function function;
    final Random random;
    final Subtypes subtypes;
    final ModuleGenerator declarations;
    /** Innermost last. */
    final List<Node> labels = new ArrayList<>();
    int budget;
    private final NumberCode numbers;
    private final ReferenceCode references;
    private final StatementCode statements;
    private final Map<Type, Integer> scratch = new HashMap<>();

    CodeGenerator(ModuleGenerator declarations, Function function, int budget) {
        this.declarations = declarations;
        this.module = declarations.module;
        this.function = function;
        this.random = declarations.random;
        this.subtypes = declarations.subtypes;
        this.budget = budget;
        this.numbers = new NumberCode(this);
        this.references = new ReferenceCode(this);
        this.statements = new StatementCode(this);
    }

    /** Fills in the body of the function. */
    void generate(int statementCount) {
        for (int i = random.nextInt(6); i >= 0; i--) {
            function.addLocal(declarations.anyType().asNullable());
        }
        Node body = Node.block(Node.Kind.BLOCK, List.of(), List.of(), function.results);
        function.body = body;
        labels.add(body);
        body.body.add(fuel());
        for (int i = 0; i < statementCount && budget > 0; i++) {
            body.body.add(statements.statement(5));
        }
        budget = Math.max(budget, 20);
        body.body.addAll(values(function.results, 3));
        labels.clear();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Costs one unit. When there is none, returns something, or traps. */
    private Node fuel() {
        var end = new Out();
        List<Node> simple = function.results.stream().map(subtypes::simplest).toList();
        if (chance(0.1) || simple.contains(null)) {
            end.bytes(0x00);
        } else {
            simple.forEach(value -> end.bytes(value.code));
            end.bytes(0x0f);
        }
        return Node.plain(new Out().bytes(0x23).unsigned(GeneratedModule.FUEL).bytes(0x45, 0x04, 0x40)
                .bytes(end.toBytes()).bytes(0x0b).bytes(0x23).unsigned(GeneratedModule.FUEL).bytes(0x41, 1, 0x6b, 0x24)
                .unsigned(GeneratedModule.FUEL), List.of(), List.of()).fix();
    }

    int scratch(Type type) {
        return scratch.computeIfAbsent(type, function::addLocal);
    }

    /** The same number with only one NaN, whose bits are known. */
    Node canonical(Node value, Type type) {
        int local = scratch(type);
        var out = new Out().bytes(0x22).unsigned(local);
        if (type.equals(Type.F32)) {
            out.bytes(0x43).little(0x7fc00000, 4);
        } else {
            out.bytes(0x44).little(0x7ff8000000000000L, 8);
        }
        out.bytes(0x20).unsigned(local).bytes(0x20).unsigned(local).bytes(type.equals(Type.F32) ? 0x5b : 0x61, 0x1b);
        return Node.plain(out, List.of(value), List.of(type)).fix();
    }

    List<Node> values(List<Type> types, int depth) {
        List<Node> result = new ArrayList<>();
        int i = 0;
        while (i < types.size()) {
            Node several = null;
            int rest = types.size() - i;
            if (rest > 1 && rest < 12 && depth > 0 && budget > 0 && chance(0.3)) {
                int count = 2 + random.nextInt(rest - 1);
                List<Type> wanted = types.subList(i, i + count);
                several = chance(0.5) ? call(wanted, depth - 1) : structured(wanted, depth - 1);
            }
            if (several == null) {
                result.add(value(types.get(i), types.size() > 12 ? Math.min(depth, 1) : depth));
                i++;
            } else {
                result.add(several);
                i += several.results.size();
            }
        }
        return result;
    }

    Node value(Type type, int depth) {
        if (budget <= 0 || depth <= 0) {
            return leaf(type);
        }
        budget--;
        for (int attempt = 0; attempt < 6; attempt++) {
            Node node = attempt(type, depth - 1);
            if (node != null) {
                return node;
            }
        }
        return leaf(type);
    }

    private Node attempt(Type type, int depth) {
        int choice = random.nextInt(100);
        if (choice < 12) {
            return leaf(type);
        }
        if (choice < 16) {
            return tee(type, depth);
        }
        if (choice < 21) {
            return structured(List.of(type), depth);
        }
        if (choice < 26) {
            return call(List.of(type), depth);
        }
        if (choice < 30) {
            return select(type, depth);
        }
        if (choice < 32) {
            return branchIf(List.of(type), depth);
        }
        if (choice < 37) {
            return references.read(type, depth);
        }
        if (choice == 37 && chance(0.2)) {
            return statements.never(depth, List.of(type));
        }
        return type.reference() ? references.value(type, depth) : numbers.value(type, depth);
    }

    /** What leaves nothing on the operand stack but takes nothing either. */
    Node leaf(Type type) {
        if (chance(0.6)) {
            Node local = localGet(type);
            if (local != null) {
                return local;
            }
        }
        if (chance(0.3)) {
            Node global = globalGet(type);
            if (global != null) {
                return global;
            }
        }
        if (!type.reference()) {
            return numbers.constant(type);
        }
        Node simplest = subtypes.simplest(type);
        if (simplest != null) {
            return simplest;
        }
        Node local = localGet(type);
        if (local != null) {
            return local;
        }
        // Traps, but nothing else is of that type.
        return Node.plain(new Out().bytes(0xd4), List.of(subtypes.simplest(type.asNullable())), List.of(type));
    }

    private Node localGet(Type type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < function.localCount(); i++) {
            // What is in a scratch local may be any NaN.
            if (!scratch.containsValue(i) && subtypes.matches(function.local(i), type)) {
                found.add(i);
            }
        }
        return found.isEmpty() ? null
                : Node.plain(new Out().bytes(0x20).unsigned(pick(found)), List.of(), List.of(type));
    }

    private Node globalGet(Type type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 1; i < module.globals.size(); i++) {
            if (subtypes.matches(module.globals.get(i).type(), type)) {
                found.add(i);
            }
        }
        return found.isEmpty() ? null
                : Node.plain(new Out().bytes(0x23).unsigned(pick(found)), List.of(), List.of(type));
    }

    /** A local that can hold the type, if any. */
    int localFor(Type type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < function.localCount(); i++) {
            if (subtypes.matches(type, function.local(i))) {
                found.add(i);
            }
        }
        return found.isEmpty() ? -1 : pick(found);
    }

    private Node tee(Type type, int depth) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < function.localCount(); i++) {
            if (function.local(i).equals(type)) {
                found.add(i);
            }
        }
        return found.isEmpty() ? null
                : Node.plain(new Out().bytes(0x22).unsigned(pick(found)), List.of(value(type, depth)), List.of(type));
    }

    private Node select(Type type, int depth) {
        var out = new Out();
        if (type.reference() || chance(0.3)) {
            out.bytes(0x1c, 1).type(type);
        } else {
            out.bytes(0x1b);
        }
        return Node.plain(out, List.of(value(type, depth), value(type, depth), value(Type.I32, depth)), List.of(type));
    }

    /** A branch that is taken or leaves these types. */
    Node branchIf(List<Type> types, int depth) {
        List<Node> targets = new ArrayList<>();
        for (Node label : labels) {
            if (label.labelTypes().equals(types)) {
                targets.add(label);
            }
        }
        if (targets.isEmpty()) {
            return null;
        }
        List<Node> operands = new ArrayList<>(values(types, depth));
        operands.add(value(Type.I32, depth));
        return Node.branch(new Out().bytes(0x0d), pick(targets), operands, types);
    }

    /** A call with exactly these results, by number, through a table or a reference. */
    Node call(List<Type> results, int depth) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < module.functions.size(); i++) {
            Function callee = module.functions.get(i);
            if (!callee.exported && subtypes.matches(callee.results, results)) {
                found.add(i);
            }
        }
        return found.isEmpty() ? null : call(pick(found), Transfer.CALL, depth);
    }

    enum Transfer { CALL, TAIL_CALL }

    Node call(int index, Transfer transfer, int depth) {
        Function callee = module.functions.get(index);
        int tail = transfer == Transfer.CALL ? 0 : 2;
        List<Node> operands = new ArrayList<>(values(callee.parameters, depth));
        List<Type> results = tail == 0 ? callee.results : List.of();
        if (callee.type >= 0 && chance(0.25)) {
            operands.add(value(Type.ref(callee.type, chance(0.05)), depth));
            return Node.plain(new Out().bytes(tail == 0 ? 0x14 : 0x15).unsigned(callee.type), operands, results);
        }
        if (callee.type >= 0 && chance(0.3)) {
            for (int table = 0; table < module.tables.size(); table++) {
                Type type = module.tables.get(table).type();
                if (subtypes.matches(type, Type.FUNC)) {
                    boolean wide = module.tables.get(table).wide();
                    // Where the function is, unless the table has been changed.
                    operands.add(table == 0 && index < 6 && chance(0.9)
                            ? Node.plain(new Out().bytes(wide ? 0x42 : 0x41, index), List.of(), List.of(wide ? Type.I64 : Type.I32))
                            : references.tableIndex(table, depth));
                    return Node.plain(new Out().bytes(tail == 0 ? 0x11 : 0x13).unsigned(callee.type).unsigned(table),
                            operands, results);
                }
            }
        }
        return Node.plain(new Out().bytes(tail == 0 ? 0x10 : 0x12).unsigned(GeneratedModule.LOGGED.size() + index),
                operands, results);
    }

    /** A block of any kind with these results. */
    Node structured(List<Type> results, int depth) {
        if (chance(declarations.profile.exceptions() ? 0.3 : 0)) {
            return guarded(results, depth);
        }
        Node.Kind kind = pick(List.of(Node.Kind.BLOCK, Node.Kind.LOOP, Node.Kind.IF, Node.Kind.IF));
        List<Type> parameters = new ArrayList<>();
        if (chance(0.3)) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                parameters.add(declarations.anyType());
            }
        }
        Node block = Node.block(kind, values(parameters, depth), List.copyOf(parameters), List.copyOf(results));
        if (kind == Node.Kind.IF) {
            block.operands.add(value(Type.I32, depth));
        }
        fill(block, block.body, depth);
        if (kind == Node.Kind.IF && !(results.isEmpty() && parameters.isEmpty() && chance(0.4))) {
            fill(block, block.otherwise, depth);
        }
        return block;
    }

    private void fill(Node block, List<Node> list, int depth) {
        labels.add(block);
        if (block.kind == Node.Kind.LOOP) {
            list.add(fuel());
        }
        if (!block.parameters.isEmpty()) {
            list.add(consumer(block.parameters).fix());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(statements.statement(depth));
        }
        list.addAll(values(block.results, depth));
        labels.remove(labels.size() - 1);
    }

    /** Takes values off the operand stack. */
    Node consumer(List<Type> types) {
        var out = new Out();
        for (int i = types.size() - 1; i >= 0; i--) {
            int local = localFor(types.get(i));
            if (local < 0 && chance(0.5) && function.locals.size() < 300) {
                local = function.addLocal(types.get(i).asNullable());
            }
            if (local < 0 || chance(0.1)) {
                out.bytes(0x1a);
            } else {
                out.bytes(0x21).unsigned(local);
            }
        }
        return Node.plain(out, List.of(), List.of());
    }

    /** A statement that makes values and puts them somewhere. */
    Node consumed(List<Node> producers) {
        List<Type> types = producers.stream().flatMap(node -> node.results.stream()).toList();
        Node consumer = consumer(types);
        consumer.operands.addAll(producers);
        return consumer;
    }

    /** A try_table in blocks for what it catches. */
    private Node guarded(List<Type> results, int depth) {
        List<Node> handlers = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        List<Integer> tags = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int kind = random.nextInt(4);
            int tag = random.nextInt(module.tags.size());
            List<Type> payload = new ArrayList<>(kind < 2 ? module.tags.get(tag) : List.of());
            if ((kind & 1) != 0) {
                payload.add(Type.EXN);
            }
            kinds.add(kind);
            tags.add(tag);
            handlers.add(Node.block(Node.Kind.BLOCK, List.of(), List.of(), payload));
        }
        // block $done (result R) { block $h1 (result P1) { block $h0 (result P0) { try } br $done } consume P0 ... }
        Node done = Node.block(Node.Kind.BLOCK, List.of(), List.of(), List.copyOf(results));
        labels.add(done);
        for (int i = handlers.size() - 1; i >= 0; i--) {
            labels.add(handlers.get(i));
        }
        Node attempt = Node.block(Node.Kind.TRY, List.of(), List.of(), List.copyOf(results));
        for (int i = 0; i < handlers.size(); i++) {
            attempt.catches.add(new Node.Catch(kinds.get(i), tags.get(i), handlers.get(i)));
        }
        fill(attempt, attempt.body, depth);
        Node inner = Node.branch(new Out().bytes(0x0c), done, List.of(attempt), List.of());
        for (int i = 0; i < handlers.size(); i++) {
            Node handler = handlers.get(i);
            labels.remove(labels.size() - 1);
            handler.body.add(inner);
            Node caught = consumed(List.of(handler));
            List<Node> after = new ArrayList<>(List.of(caught));
            for (int count = random.nextInt(2); count > 0; count--) {
                after.add(statements.statement(depth));
            }
            after.addAll(values(results, Math.min(depth, 2)));
            if (i + 1 < handlers.size()) {
                inner = Node.branch(new Out().bytes(0x0c), done, after, List.of());
            } else {
                done.body.addAll(after);
            }
        }
        labels.remove(labels.size() - 1);
        return done;
    }

    NumberCode numbers() {
        return numbers;
    }

    ReferenceCode references() {
        return references;
    }

    StatementCode statements() {
        return statements;
    }

    /** One that is possible of several, in random order. */
    Node anyOf(List<Supplier<Node>> choices) {
        List<Supplier<Node>> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, random);
        for (Supplier<Node> choice : shuffled) {
            Node node = choice.get();
            if (node != null) {
                return node;
            }
        }
        return null;
    }
}
