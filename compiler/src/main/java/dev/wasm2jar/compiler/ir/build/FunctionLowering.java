package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.dwarf.FunctionLines;
import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.wasm.AggregateOpcode;
import dev.wasm2jar.compiler.wasm.AtomicOpcode;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.FunctionBody;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.MemoryOpcode;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import dev.wasm2jar.compiler.wasm.Opcode;
import dev.wasm2jar.compiler.wasm.ReferenceOpcode;
import dev.wasm2jar.compiler.wasm.TableOpcode;
import dev.wasm2jar.compiler.wasm.UnsupportedModuleException;
import dev.wasm2jar.compiler.wasm.VariableOpcode;
import dev.wasm2jar.compiler.wasm.VectorOpcode;
import java.util.ArrayList;
import java.util.List;

/** Lowers the validated instructions of one function, in order. */
final class FunctionLowering {

    private final ModuleContext module;
    private final int functionIndex;
    private final String name;
    private final Signature signature;
    private final Locals locals = new Locals();
    private final CodeBuffer code = new CodeBuffer();
    private final OperandStack stack = new OperandStack(locals, code);
    private final ControlLowering control;
    private final MemoryLowering memory;
    private final AtomicLowering atomics;
    private final TableLowering tables;
    private final HeapLowering heap;
    private final CastLowering casts;
    private final FunctionLines.Cursor lines;

    FunctionLowering(ModuleContext module, int functionIndex, FunctionBody body, FunctionLines lines) {
        this(module, functionIndex, module.functionName(functionIndex), module.functionSignature(functionIndex), lines);
        for (FunctionBody.LocalRun run : body.locals()) {
            Type type = module.types().of(run.type());
            for (int i = 0; i < run.count(); i++) {
                locals.add(type);
            }
        }
        locals.endDeclarations();
    }

    /** A function without declared locals. */
    FunctionLowering(ModuleContext module, int functionIndex, String name, Signature signature) {
        this(module, functionIndex, name, signature, FunctionLines.NONE);
    }

    private FunctionLowering(
            ModuleContext module, int functionIndex, String name, Signature signature, FunctionLines lines) {
        this.lines = lines.cursor();
        this.module = module;
        this.functionIndex = functionIndex;
        this.name = name;
        this.signature = signature;
        signature.parameters().forEach(locals::add);
        this.control = new ControlLowering(module, functionIndex, signature, locals, stack, code);
        this.memory = new MemoryLowering(module, stack, code);
        this.atomics = new AtomicLowering(stack, code);
        this.tables = new TableLowering(module, stack, code);
        this.heap = new HeapLowering(module, locals, stack, code);
        this.casts = new CastLowering(module, stack, code);
    }

    void accept(Instruction instruction, int offset) {
        Opcode opcode = instruction.opcode();
        code.setLine(lines.line(offset));
        if (opcode instanceof ControlOpcode) {
            supported(control.lower(instruction), opcode, offset);
        } else if (control.isDead()) {
            // Unreachable code has been validated; it leaves no trace.
            return;
        } else if (opcode instanceof VariableOpcode variable) {
            lowerVariable(variable, (Instruction.Index) instruction);
        } else if (opcode instanceof NumericOpcode numeric) {
            supported(lowerNumeric(numeric, instruction), opcode, offset);
        } else if (opcode instanceof MemoryOpcode) {
            memory.lower(instruction);
        } else if (opcode instanceof VectorOpcode vector) {
            VectorLowering.lower(vector, instruction, stack, code);
        } else if (opcode instanceof AtomicOpcode atomic) {
            atomics.lower(atomic, instruction);
        } else if (opcode instanceof TableOpcode) {
            tables.lower(instruction);
        } else if (opcode instanceof AggregateOpcode) {
            heap.lower(instruction);
        } else if (opcode instanceof ReferenceOpcode reference) {
            supported(lowerReference(reference, instruction), opcode, offset);
        } else {
            supported(false, opcode, offset);
        }
    }

    IrFunction finish() {
        List<Statement> statements = control.finish();
        return new IrFunction(functionIndex, name, signature, new ArrayList<>(locals.all()), control.labels(),
                statements);
    }

    private void lowerVariable(VariableOpcode opcode, Instruction.Index instruction) {
        int index = instruction.index();
        switch (opcode) {
            case LOCAL_GET -> stack.push(new Expression.LocalGet(locals.get(index)));
            case LOCAL_SET -> setLocal(locals.get(index), stack.pop());
            case LOCAL_TEE -> {
                Local local = locals.get(index);
                setLocal(local, stack.pop());
                stack.push(new Expression.LocalGet(local));
            }
            case GLOBAL_GET -> stack.push(new Expression.GlobalGet(index, module.globalType(index)));
            case GLOBAL_SET -> {
                Expression value = stack.pop();
                stack.beforeChange(Effects.GLOBAL | Effects.TRAPS);
                code.add(new Statement.SetGlobal(index, Coercion.to(module.globalType(index), value)));
            }
        }
    }

    /** Assigns a local; the result of a call that was just put into a slot goes to the local directly. */
    private void setLocal(Local local, Expression value) {
        if (value instanceof Expression.LocalGet get
                && code.last() instanceof Statement.SetLocal last
                && last.local().equals(get.local())
                && last.value() instanceof Expression.Effect
                && get.local().equals(locals.slot(stack.height(), get.type()))
                && Coercion.to(local.type(), value) == value
                && !stack.reads(local)) {
            code.replaceLast(new Statement.SetLocal(local, last.value()));
        } else {
            stack.setLocal(local, value);
        }
    }

    private boolean lowerNumeric(NumericOpcode opcode, Instruction instruction) {
        if (instruction instanceof Instruction.I32Const constant) {
            stack.push(new I32Const(constant.value()));
        } else if (instruction instanceof Instruction.I64Const constant) {
            stack.push(new Expression.I64Const(constant.value()));
        } else if (instruction instanceof Instruction.F32Const constant) {
            stack.push(new Expression.F32Const(constant.bits()));
        } else if (instruction instanceof Instruction.F64Const constant) {
            stack.push(new Expression.F64Const(constant.bits()));
        } else {
            return Numerics.lower(opcode, stack) || WideLowering.lower(opcode, stack, locals);
        }
        return true;
    }

    private boolean lowerReference(ReferenceOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case REF_NULL -> stack.push(
                    new Expression.RefNull(module.types().of(((Instruction.RefNull) instruction).heapType())));
            case REF_FUNC -> stack.push(new Expression.RefFunc(((Instruction.Index) instruction).index()));
            case REF_IS_NULL -> stack.pushOperation(new Expression.RefIsNull(stack.pop()));
            case REF_AS_NON_NULL -> stack.pushOperation(new ControlExpression.RefAsNonNull(stack.pop()));
            default -> {
                return casts.lower(opcode, instruction);
            }
        }
        return true;
    }

    private static void supported(boolean supported, Opcode opcode, int offset) {
        if (!supported) {
            throw new UnsupportedModuleException(offset, "the instruction " + opcode.mnemonic() + " ("
                    + opcode.feature() + ") is not supported yet");
        }
    }
}
