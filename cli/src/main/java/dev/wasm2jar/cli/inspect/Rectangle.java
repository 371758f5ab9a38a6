package dev.wasm2jar.cli.inspect;

/** A rectangle; its corner is the upper left one. */
record Rectangle(double x, double y, double width, double height) {

    double area() {
        return width * height;
    }
}
