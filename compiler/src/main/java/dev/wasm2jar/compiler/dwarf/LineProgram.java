package dev.wasm2jar.compiler.dwarf;

import dev.wasm2jar.compiler.wasm.ByteSlice;
import dev.wasm2jar.compiler.wasm.CustomSection;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The line number programs of the section {@code .debug_line} (DWARF 5, 6.2): one for each unit of compilation. */
final class LineProgram {

    // Standard opcodes (6.2.5.2).
    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;

    // Extended opcodes (6.2.5.3).
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    /** A part of the path in an entry of version 5 (6.2.4.1). */
    private static final int PATH = 1;

    private final DwarfReader reader;
    private final Module module;
    private final LineSequences result;

    private int version;
    private int minimumInstructionLength;
    private int lineBase;
    private int lineRange;
    private int opcodeBase;
    private int[] operands;
    private final List<String> files = new ArrayList<>();

    // Registers of the state machine (6.2.2).
    private int address;
    private long line;
    private int file;

    private LineProgram(ByteSlice section, Module module, LineSequences result) {
        this.reader = new DwarfReader(section);
        this.module = module;
        this.result = result;
    }

    /** Runs all programs of a module. What is not understood ends a program, or all of them, without a word. */
    static void run(Module module, LineSequences result) {
        Optional<CustomSection> section = module.customSection(".debug_line");
        if (section.isPresent()) {
            var program = new LineProgram(section.get().contents(), module, result);
            try {
                while (program.reader.hasRemaining()) {
                    program.unit();
                }
            } catch (IndexOutOfBoundsException damaged) {
                result.abandon();
            }
        }
    }

    private void unit() {
        int length = reader.u32();
        int end = reader.offset() + length;
        if (length < 0) {
            // 64-bit DWARF, which no compiler makes for WebAssembly.
            throw new IndexOutOfBoundsException();
        }
        version = reader.u16();
        if (version >= 2 && version <= 5) {
            header();
            while (reader.offset() < end) {
                sequence(end);
            }
        }
        reader.moveTo(end);
    }

    /** 6.2.4. */
    private void header() {
        if (version >= 5) {
            reader.skip(2); // address_size, segment_selector_size
        }
        int length = reader.u32();
        int programStart = reader.offset() + length;
        minimumInstructionLength = reader.u8();
        if (version >= 4) {
            reader.skip(1); // maximum_operations_per_instruction
        }
        reader.skip(1); // default_is_stmt
        lineBase = reader.s8();
        lineRange = reader.u8();
        opcodeBase = reader.u8();
        operands = new int[opcodeBase];
        for (int i = 1; i < opcodeBase; i++) {
            operands[i] = reader.u8();
        }
        files.clear();
        if (version >= 5) {
            entries(); // directories
            files.clear();
            entries();
        } else {
            while (!reader.string().isEmpty()) {
                // Directories are of no interest.
            }
            files.add(null); // Numbers begin with 1.
            for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
                files.add(name);
                reader.uleb();
                reader.uleb();
                reader.uleb();
            }
        }
        reader.moveTo(programStart);
    }

    /** Directories or files of version 5, each of parts whose kinds and forms come first. */
    private void entries() {
        int parts = reader.u8();
        int[] kinds = new int[parts];
        int[] forms = new int[parts];
        for (int i = 0; i < parts; i++) {
            kinds[i] = (int) reader.uleb();
            forms[i] = (int) reader.uleb();
        }
        long count = reader.uleb();
        for (long i = 0; i < count; i++) {
            String path = null;
            for (int part = 0; part < parts; part++) {
                String text = form(forms[part]);
                path = kinds[part] == PATH ? text : path;
            }
            files.add(path);
        }
    }

    /** Reads a value; returns it if it is a string (7.5.6). */
    private String form(int form) {
        switch (form) {
            case 0x08: // DW_FORM_string
                return reader.string();
            case 0x0e: // DW_FORM_strp
                return string(".debug_str");
            case 0x1f: // DW_FORM_line_strp
                return string(".debug_line_str");
            case 0x0b: // DW_FORM_data1
                reader.skip(1);
                return null;
            case 0x05: // DW_FORM_data2
                reader.skip(2);
                return null;
            case 0x06: // DW_FORM_data4
                reader.skip(4);
                return null;
            case 0x07: // DW_FORM_data8
                reader.skip(8);
                return null;
            case 0x1e: // DW_FORM_data16
                reader.skip(16);
                return null;
            case 0x0f: // DW_FORM_udata
                reader.uleb();
                return null;
            case 0x09: // DW_FORM_block
                reader.skip(reader.uleb());
                return null;
            default:
                throw new IndexOutOfBoundsException("form " + form);
        }
    }

    private String string(String section) {
        int offset = reader.u32();
        var strings = new DwarfReader(module.customSection(section)
                .orElseThrow(IndexOutOfBoundsException::new).contents());
        strings.moveTo(offset);
        return strings.string();
    }

    /** 6.2.5: rows up to the end of a sequence. */
    private void sequence(int end) {
        address = 0;
        line = 1;
        file = 1;
        while (reader.offset() < end) {
            int opcode = reader.u8();
            if (opcode >= opcodeBase) {
                int adjusted = opcode - opcodeBase;
                address += adjusted / lineRange * minimumInstructionLength;
                line += lineBase + adjusted % lineRange;
                row();
            } else if (opcode == 0) {
                if (extended()) {
                    return;
                }
            } else {
                standard(opcode);
            }
        }
    }

    private void standard(int opcode) {
        switch (opcode) {
            case COPY -> row();
            case ADVANCE_PC -> address += (int) reader.uleb() * minimumInstructionLength;
            case ADVANCE_LINE -> line += reader.sleb();
            case SET_FILE -> file = (int) reader.uleb();
            case CONST_ADD_PC -> address += (255 - opcodeBase) / lineRange * minimumInstructionLength;
            case FIXED_ADVANCE_PC -> address += reader.u16();
            default -> {
                for (int i = 0; i < operands[opcode]; i++) {
                    reader.uleb();
                }
            }
        }
    }

    /** Returns whether it ends the sequence. */
    private boolean extended() {
        int length = (int) reader.uleb();
        int next = reader.offset() + length;
        int opcode = reader.u8();
        if (opcode == END_SEQUENCE) {
            result.end(address);
        } else if (opcode == SET_ADDRESS) {
            address = reader.u32();
        }
        reader.moveTo(next);
        return opcode == END_SEQUENCE;
    }

    private void row() {
        String name = file >= 0 && file < files.size() ? files.get(file) : null;
        result.row(address, name, line > 0 && line <= Integer.MAX_VALUE ? (int) line : 0);
    }
}
