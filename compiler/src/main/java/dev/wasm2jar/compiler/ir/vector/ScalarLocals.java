package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The locals of a function and what stands for them: another local, or one for each lane. */
final class ScalarLocals {

    private final ScalarCode code;
    private final Map<Local, VectorShape> shapes;
    private final Map<Local, Local> scalars = new HashMap<>();
    private final Map<Local, List<Local>> vectors = new HashMap<>();
    private final List<Local> converted = new ArrayList<>();
    private final List<List<Local>> halves = new ArrayList<>();

    /** @param shapes of all locals that are vectors */
    ScalarLocals(IrFunction function, Map<Local, VectorShape> shapes, ScalarCode code) {
        this.code = code;
        this.shapes = shapes;
        for (Local parameter : function.parameters()) {
            parameter(parameter);
        }
        for (Local local : function.locals().subList(function.parameters().size(), function.locals().size())) {
            if (local.type() == PrimitiveType.V128) {
                vectors.put(local, lanes(shape(local)));
            } else {
                scalars.put(local, code.local(local.type()));
            }
        }
        for (Local parameter : converted) {
            vectors.put(parameter, lanes(shape(parameter)));
        }
    }

    private void parameter(Local parameter) {
        if (parameter.type() != PrimitiveType.V128) {
            scalars.put(parameter, code.local(parameter.type()));
        } else if (shape(parameter) == VectorShape.I64X2) {
            vectors.put(parameter, lanes(VectorShape.I64X2));
        } else {
            converted.add(parameter);
            halves.add(lanes(VectorShape.I64X2));
        }
    }

    private List<Local> lanes(VectorShape shape) {
        var result = new ArrayList<Local>(shape.lanes());
        for (int i = 0; i < shape.lanes(); i++) {
            result.add(code.local(shape.type()));
        }
        return result;
    }

    /** Brings parameters, which come in halves, into their shape. */
    void convertParameters() {
        for (int i = 0; i < converted.size(); i++) {
            List<Local> target = vectors.get(converted.get(i));
            Lanes value = ShapeConversion.convert(
                    value(VectorShape.I64X2, halves.get(i)), shape(converted.get(i)), code);
            for (int lane = 0; lane < target.size(); lane++) {
                code.set(target.get(lane), value.part(lane));
            }
        }
    }

    VectorShape shape(Local vector) {
        return shapes.get(vector);
    }

    Local scalar(Local local) {
        return scalars.get(local);
    }

    /** The locals of the lanes of a vector. */
    List<Local> lanes(Local vector) {
        return vectors.get(vector);
    }

    Lanes vector(Local vector) {
        return value(shape(vector), vectors.get(vector));
    }

    static Lanes value(VectorShape shape, List<Local> lanes) {
        return new Lanes(shape, lanes.stream().<Expression>map(LocalGet::new).toList());
    }
}
