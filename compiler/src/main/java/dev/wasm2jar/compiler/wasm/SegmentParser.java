package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/** Entries of the element and data sections (spec 5.5.12 and 5.5.14), and constant expressions (spec 5.4.10). */
final class SegmentParser {

    private static final int NOT_ACTIVE = 0x01;
    /** Of an active segment: its table is given. Of another one: it is declarative. */
    private static final int EXPLICIT_OR_DECLARATIVE = 0x02;
    private static final int EXPRESSIONS = 0x04;

    private static final ReferenceType FUNCTION_REFERENCE = new ReferenceType(false, AbstractHeapType.FUNC);

    private SegmentParser() {}

    /** An expression up to its {@code end} (spec 5.4.10); blocks in it are kept for the validator to refuse. */
    static ConstantExpression constantExpression(BinaryReader reader) {
        int start = reader.position();
        InstructionReader instructions = new InstructionReader(reader);
        List<Instruction> expression = new ArrayList<>(1);
        int depth = 0;
        while (true) {
            Instruction instruction = instructions.next();
            Opcode opcode = instruction.opcode();
            if (opcode == ControlOpcode.END) {
                if (depth == 0) {
                    return new ConstantExpression(start, expression);
                }
                depth--;
            } else if (instruction instanceof Instruction.Block || instruction instanceof Instruction.TryTable) {
                depth++;
            } else if (opcode == ControlOpcode.DELEGATE && depth > 0) {
                depth--;
            }
            expression.add(instruction);
        }
    }

    /** An element segment (spec 5.5.12): three flag bits tell its eight forms. */
    static ElementSegment element(BinaryReader reader) {
        int start = reader.position();
        int flags = reader.u32();
        if ((flags & ~(NOT_ACTIVE | EXPLICIT_OR_DECLARATIVE | EXPRESSIONS)) != 0) {
            throw reader.malformed(start, "malformed elements segment kind " + Integer.toUnsignedString(flags));
        }
        boolean expressions = (flags & EXPRESSIONS) != 0;
        ElementSegment.Mode mode = elementMode(reader, flags);
        ReferenceType type;
        if ((flags & (NOT_ACTIVE | EXPLICIT_OR_DECLARATIVE)) == 0) {
            type = expressions ? ReferenceType.FUNCREF : FUNCTION_REFERENCE;
        } else {
            type = expressions ? TypeParser.referenceType(reader) : elementKind(reader);
        }
        return new ElementSegment(
                type,
                reader.vector(expressions ? SegmentParser::constantExpression : SegmentParser::functionReference),
                mode);
    }

    private static ElementSegment.Mode elementMode(BinaryReader reader, int flags) {
        boolean second = (flags & EXPLICIT_OR_DECLARATIVE) != 0;
        if ((flags & NOT_ACTIVE) != 0) {
            return second ? new ElementSegment.Declarative() : new ElementSegment.Passive();
        }
        int table = second ? reader.u32() : 0;
        return new ElementSegment.Active(table, constantExpression(reader));
    }

    private static ReferenceType elementKind(BinaryReader reader) {
        int start = reader.position();
        if (reader.unsignedByte() != 0) {
            throw reader.malformed(start, "malformed element kind");
        }
        return FUNCTION_REFERENCE;
    }

    private static ConstantExpression functionReference(BinaryReader reader) {
        int start = reader.position();
        return new ConstantExpression(
                start, List.of(new Instruction.Index(ReferenceOpcode.REF_FUNC, reader.u32())));
    }

    /** A data segment (spec 5.5.14). */
    static DataSegment data(BinaryReader reader) {
        int start = reader.position();
        int flags = reader.u32();
        DataSegment.Mode mode;
        switch (flags) {
            case 0:
                mode = new DataSegment.Active(0, constantExpression(reader));
                break;
            case 1:
                mode = new DataSegment.Passive();
                break;
            case 2: {
                int memory = reader.u32();
                mode = new DataSegment.Active(memory, constantExpression(reader));
                break;
            }
            default:
                throw reader.malformed(start, "malformed data segment kind " + Integer.toUnsignedString(flags));
        }
        int length = reader.count();
        return new DataSegment(reader.slice(length), mode);
    }
}
