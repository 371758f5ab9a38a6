package dev.wasm2jar.benchmarks;

/** What objects.wat does, in Java: the mark that compiled structures and arrays are measured against. */
final class ObjectPrograms {

    private ObjectPrograms() {}

    private record Node(Node left, Node right) {}

    private static Node make(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(make(depth - 1), make(depth - 1));
    }

    private static int check(Node node) {
        return node.left == null ? 1 : 1 + check(node.left) + check(node.right);
    }

    /** Makes and counts binary trees. */
    static int trees(int depth, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += check(make(depth));
        }
        return sum;
    }

    private static int primes(int n) {
        int[] composite = new int[n];
        int count = 0;
        for (int i = 2; i < n; i++) {
            if (composite[i] == 0) {
                count++;
                for (int j = i + i; j < n; j += i) {
                    composite[j] = 1;
                }
            }
        }
        return count;
    }

    /** Counts primes with an array of integers. */
    static int sieve(int n, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += primes(n);
        }
        return sum;
    }

    private static final class Key {
        private final int value;

        Key(int value) {
            this.value = value;
        }
    }

    private static final class Entry {
        private final Object key;
        private Entry left;
        private Entry right;

        Entry(Object key) {
            this.key = key;
        }
    }

    private static Entry insert(Entry root, Key key) {
        if (root == null) {
            return new Entry(key);
        }
        Entry at = root;
        while (true) {
            if (key.value < ((Key) at.key).value) {
                if (at.left == null) {
                    at.left = new Entry(key);
                    return root;
                }
                at = at.left;
            } else {
                if (at.right == null) {
                    at.right = new Entry(key);
                    return root;
                }
                at = at.right;
            }
        }
    }

    /** Builds search trees: field reads and casts. */
    static int insert(int n, int times) {
        Entry root = null;
        for (int i = 0; i < times; i++) {
            root = null;
            int random = 12345;
            for (int j = 0; j < n; j++) {
                random = random * 1103515245 + 12345;
                root = insert(root, new Key(random >>> 8));
            }
        }
        return ((Key) root.key).value;
    }
}
