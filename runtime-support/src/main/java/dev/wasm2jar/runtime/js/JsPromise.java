package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** A {@code Promise} (ECMA-262 27.2). */
public final class JsPromise extends JsObject {

    /** What has become of it. */
    public enum State { PENDING, FULFILLED, REJECTED }

    private State state = State.PENDING;
    private Object result = JsUndefined.UNDEFINED;
    private boolean handled;
    private List<PromiseReaction> reactions = new ArrayList<>();

    /** A pending promise. */
    public JsPromise() {}

    @Override
    public String className() {
        return "Promise";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return PromiseLibrary.of(context).prototype;
    }

    /** What has become of it. */
    public State state() {
        return state;
    }

    /** The value of a fulfilled promise, the reason of a rejected one, else undefined. */
    public Object result() {
        return result;
    }

    /** Whether somebody wanted to know of a rejection. */
    boolean isHandled() {
        return handled;
    }

    /** Resolves it: with the value, or as another promise will be (27.2.1.3.2). Nothing happens if it is settled. */
    public void resolve(JsContext context, Object value) {
        if (state != State.PENDING) {
            return;
        }
        if (value == this) {
            reject(context, new JsError("TypeError", "Chaining cycle detected for promise #<Promise>"));
            return;
        }
        if (!(value instanceof JsObject object)) {
            settle(context, State.FULFILLED, value);
            return;
        }
        try {
            Object then = object.get(context, "then");
            if (then instanceof JsFunction function) {
                context.eventLoop().queue(new ThenableTask(this, object, function));
            } else {
                settle(context, State.FULFILLED, value);
            }
        } catch (JsException thrown) {
            reject(context, thrown.value());
        }
    }

    /** Rejects it. Nothing happens if it is settled. */
    public void reject(JsContext context, Object reason) {
        if (state == State.PENDING) {
            settle(context, State.REJECTED, reason);
            if (!handled) {
                context.eventLoop().queueCheck(new UnhandledRejection(this));
            }
        }
    }

    private void settle(JsContext context, State newState, Object newResult) {
        state = newState;
        result = newResult;
        List<PromiseReaction> waiting = reactions;
        reactions = null;
        for (PromiseReaction reaction : waiting) {
            context.eventLoop().queue(reaction.settled(newState, newResult));
        }
    }

    /** Has a reaction happen when it is settled (27.2.5.4.1). */
    void react(JsContext context, PromiseReaction reaction) {
        handled = true;
        if (state == State.PENDING) {
            reactions.add(reaction);
        } else {
            context.eventLoop().queue(reaction.settled(state, result));
        }
    }

    /** {@code then}: a promise for what the functions return; either may be undefined. */
    JsPromise then(JsContext context, Object onFulfilled, Object onRejected) {
        JsPromise derived = new JsPromise();
        react(context, new PromiseReaction(derived, onFulfilled, onRejected));
        return derived;
    }

    /**
     * Runs the event loop until a promise is settled, as {@code await} would wait; other values are their own result.
     *
     * @return the value that it was fulfilled with
     * @throws JsException with the reason if it was rejected, or an Error if nothing is left that could settle it
     * @throws InterruptedException if the thread is interrupted while a timer is waited for
     */
    public static Object await(JsContext context, Object value) throws InterruptedException {
        if (!(value instanceof JsObject object)) {
            return value;
        }
        JsPromise promise = JsPromises.resolved(context, object);
        promise.handled = true;
        while (promise.state == State.PENDING) {
            if (!context.eventLoop().runNext(context)) {
                throw JsException.error("the promise is never settled: nothing is left to wait for");
            }
        }
        context.runMicrotasks();
        context.reportRejections();
        if (promise.state == State.REJECTED) {
            throw new JsException(promise.result);
        }
        return promise.result;
    }
}
