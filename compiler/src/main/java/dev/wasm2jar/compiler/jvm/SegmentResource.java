package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.Signature;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The contents of all data segments, and of the element segments that hold only functions and nulls, as one resource of
 * the jar: copied into memories at instantiation without any parsing.
 */
final class SegmentResource {

    private final ModuleLayout layout;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> dataStarts = new ArrayList<>();
    private final List<Integer> elementStarts = new ArrayList<>();

    SegmentResource(ModuleLayout layout) {
        this.layout = layout;
        for (IrModule.Data data : layout.module.data()) {
            dataStarts.add(bytes.size());
            bytes.write(data.binary(), data.start(), data.length());
        }
        for (IrModule.Elements elements : layout.module.elements()) {
            elementStarts.add(isPlain(elements) ? bytes.size() : -1);
            if (isPlain(elements)) {
                elements.values().forEach(this::writeReference);
            }
        }
    }

    /** Whether the segment's values need no computation at instantiation. */
    static boolean isPlain(IrModule.Elements elements) {
        return elements.values().stream()
                .allMatch(value -> value instanceof Expression.RefFunc || value instanceof Expression.RefNull);
    }

    int dataStart(int segment) {
        return dataStarts.get(segment);
    }

    int elementStart(int segment) {
        return elementStarts.get(segment);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    int length() {
        return bytes.size();
    }

    private void writeReference(Expression value) {
        if (value instanceof Expression.RefFunc reference) {
            Signature signature = layout.module.functions().get(reference.function()).signature();
            writeInteger(layout.id(reference.function()));
            writeInteger(layout.signatureNumber(signature));
        } else {
            writeInteger(-1);
            writeInteger(-1);
        }
    }

    private void writeInteger(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            bytes.write(value >>> shift);
        }
    }
}
