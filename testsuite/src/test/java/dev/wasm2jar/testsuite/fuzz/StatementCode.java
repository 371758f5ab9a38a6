package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.CodeGenerator.Transfer;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Function;
import java.util.ArrayList;
import java.util.List;

/** Instructions without results. */
final class StatementCode {

    private final CodeGenerator code;

    StatementCode(CodeGenerator code) {
        this.code = code;
    }

    Node statement(int depth) {
        code.budget--;
        if (depth <= 0 || code.budget <= 0) {
            return setLocal(0);
        }
        for (int attempt = 0; attempt < 8; attempt++) {
            Node node = attempt(depth - 1);
            if (node != null) {
                return node;
            }
        }
        return setLocal(depth - 1);
    }

    private Node attempt(int depth) {
        int choice = code.random.nextInt(100);
        if (choice < 22) {
            return setLocal(depth);
        }
        if (choice < 30) {
            return setGlobal(depth);
        }
        if (choice < 44) {
            return code.numbers().store(depth);
        }
        if (choice < 48) {
            return log(depth);
        }
        if (choice < 56) {
            Function callee = code.pick(code.module.functions);
            return callee.exported ? null
                    : code.consumed(List.of(code.call(code.module.functions.indexOf(callee), Transfer.CALL, depth)));
        }
        if (choice < 70) {
            List<Type> results = new ArrayList<>();
            for (int i = code.random.nextInt(3); i > 0; i--) {
                results.add(code.declarations.anyType());
            }
            return code.consumed(List.of(code.structured(results, depth)));
        }
        if (choice < 76) {
            Node target = code.pick(code.labels);
            Node branch = code.branchIf(target.labelTypes(), depth);
            return code.consumed(List.of(branch));
        }
        if (choice < 82) {
            Node block = Node.block(Node.Kind.IF, List.of(code.value(Type.I32, depth)), List.of(), List.of());
            code.labels.add(block);
            block.body.add(never(depth, List.of()));
            code.labels.remove(code.labels.size() - 1);
            return block;
        }
        if (choice < 86) {
            return code.numbers().bulk(depth);
        }
        if (choice < 90) {
            return code.references().tableStatement(depth);
        }
        if (choice < 92) {
            return code.references().branchStatement(depth);
        }
        if (choice < 93) {
            return table(depth);
        }
        if (choice < 95) {
            return LoopCode.statement(code, depth);
        }
        if (choice < 97) {
            return StateLoopCode.statement(code, depth);
        }
        return code.references().change(depth);
    }

    private Node setLocal(int depth) {
        int local = code.random.nextInt(Math.max(1, code.function.localCount()));
        if (code.function.localCount() == 0) {
            return Node.plain(new Out().bytes(0x01), List.of(), List.of());
        }
        return Node.plain(new Out().bytes(0x21).unsigned(local), List.of(code.value(code.function.local(local), depth)), List.of());
    }

    private Node setGlobal(int depth) {
        List<Integer> found = new ArrayList<>();
        for (int i = 1; i < code.module.globals.size(); i++) {
            if (code.module.globals.get(i).mutable()) {
                found.add(i);
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        int global = code.pick(found);
        return Node.plain(new Out().bytes(0x24).unsigned(global),
                List.of(code.value(code.module.globals.get(global).type(), depth)), List.of());
    }

    Node log(int depth) {
        int kind = code.random.nextInt(GeneratedModule.LOGGED.size());
        return Node.plain(new Out().bytes(0x10).unsigned(kind), List.of(code.value(GeneratedModule.LOGGED.get(kind), depth)), List.of());
    }

    /** Branches on the way out of a switch of blocks, all without types. */
    private Node table(int depth) {
        Node first = Node.block(Node.Kind.BLOCK, List.of(), List.of(), List.of());
        Node current = first;
        List<Node> cases = new ArrayList<>(List.of(first));
        for (int i = code.random.nextInt(4); i >= 0; i--) {
            Node outer = Node.block(Node.Kind.BLOCK, List.of(), List.of(), List.of());
            outer.body.add(current);
            cases.add(outer);
            current = outer;
        }
        for (int i = cases.size() - 1; i > 0; i--) {
            code.labels.add(cases.get(i));
            cases.get(i).body.add(statement(depth));
        }
        code.labels.add(first);
        Node branch = new Node(Node.Kind.BRANCH_TABLE, new byte[] {0x0e}, List.of(code.value(Type.I32, depth)), List.of());
        for (int i = 0; i < 2 + code.random.nextInt(6); i++) {
            branch.targets.add(code.pick(cases));
        }
        first.body.add(branch);
        for (int i = 0; i < cases.size(); i++) {
            code.labels.remove(code.labels.size() - 1);
        }
        return current;
    }

    /** What does not come back. */
    Node never(int depth, List<Type> results) {

        GeneratedModule module = code.module;
        for (int attempt = 0; attempt < 5; attempt++) {
            switch (code.random.nextInt(8)) {
                case 0 -> {
                    return Node.plain(new Out().bytes(0x0f), code.values(code.function.results, depth), results);
                }
                case 1, 2 -> {
                    Node target = code.pick(code.labels);
                    return Node.branch(new Out().bytes(0x0c), target, code.values(target.labelTypes(), depth), results);
                }
                case 3 -> {
                    if (!module.tags.isEmpty()) {
                        int tag = code.random.nextInt(module.tags.size());
                        return Node.plain(new Out().bytes(0x08).unsigned(tag), code.values(module.tags.get(tag), depth), results);
                    }
                }
                case 4, 5 -> {
                    if (code.declarations.profile.tailCalls()) {
                        List<Integer> found = new ArrayList<>();
                        for (int i = 0; i < module.functions.size(); i++) {
                            if (!module.functions.get(i).exported
                                    && code.subtypes.matches(module.functions.get(i).results, code.function.results)) {
                                found.add(i);
                            }
                        }
                        if (!found.isEmpty()) {
                            Node call = code.call(code.pick(found), Transfer.TAIL_CALL, depth);
                            call.results = results;
                            return call;
                        }
                    }
                }
                case 6 -> {
                    Node target = code.pick(code.labels);
                    Node branch = new Node(Node.Kind.BRANCH_TABLE, new byte[] {0x0e}, code.values(target.labelTypes(), depth), results);
                    branch.operands.add(code.value(Type.I32, depth));
                    List<Node> same = code.labels.stream()
                            .filter(label -> label.labelTypes().equals(target.labelTypes())).toList();
                    for (int i = 0; i < 1 + code.random.nextInt(4); i++) {
                        branch.targets.add(code.pick(same));
                    }
                    return branch;
                }
                default -> {
                    if (code.declarations.profile.exceptions() && code.chance(0.2)) {
                        return Node.plain(new Out().bytes(0x0a), List.of(code.value(Type.EXN, depth)), results);
                    }
                    if (code.chance(0.1)) {
                        return Node.plain(new Out().bytes(0x00), List.of(), results);
                    }
                }
            }
        }
        return Node.plain(new Out().bytes(0x0f), code.values(code.function.results, depth), results);
    }
}
