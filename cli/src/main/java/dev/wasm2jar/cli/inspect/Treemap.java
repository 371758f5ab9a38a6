package dev.wasm2jar.cli.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The tiles of a map of functions. The largest functions have a tile each, in the upper part; all others share tiles
 * with those of about their size, in a strip below, so that the map of a very large module is quick to draw and read.
 */
final class Treemap {

    /** The page scales it; sides are in proportion to these. */
    static final Rectangle AREA = new Rectangle(0, 0, 1000, 560);

    private static final int MAX_SINGLE = 1000;
    /** Nobody can see or point at a tile that is smaller than this part of the map. */
    private static final int MIN_PART = 12_000;

    private Treemap() {}

    /** A tile of the map. */
    sealed interface Tile {

        Rectangle place();
    }

    /** The tile of one function. */
    record Single(ModuleReport.FunctionLine function, Rectangle place) implements Tile {}

    /** The tile of functions of at least {@code from} and less than {@code to} bytes that have none of their own. */
    record Group(int from, int to, int count, long size, Rectangle place) implements Tile {}

    /** @param functions of a module, the largest first */
    static List<Tile> of(List<ModuleReport.FunctionLine> functions) {
        long total = functions.stream().mapToLong(ModuleReport.FunctionLine::size).sum();
        int singles = 0;
        long singleSize = 0;
        while (singles < functions.size() && singles < MAX_SINGLE
                && (long) functions.get(singles).size() * MIN_PART >= total) {
            singleSize += functions.get(singles++).size();
        }
        double height = total == 0 ? 0 : AREA.height() * singleSize / total;
        var result = new ArrayList<Tile>();
        addSingles(functions.subList(0, singles), new Rectangle(0, 0, AREA.width(), height), result);
        addGroups(functions.subList(singles, functions.size()),
                new Rectangle(0, height, AREA.width(), AREA.height() - height), result);
        return result;
    }

    private static void addSingles(List<ModuleReport.FunctionLine> functions, Rectangle area, List<Tile> result) {
        List<Rectangle> places = SquarifiedLayout.of(
                functions.stream().map(function -> (long) function.size()).toList(), area);
        for (int i = 0; i < places.size(); i++) {
            result.add(new Single(functions.get(i), places.get(i)));
        }
    }

    private static void addGroups(List<ModuleReport.FunctionLine> functions, Rectangle area, List<Tile> result) {
        var bySize = new TreeMap<Integer, List<ModuleReport.FunctionLine>>();
        for (ModuleReport.FunctionLine function : functions) {
            bySize.computeIfAbsent(Integer.highestOneBit(function.size()), key -> new ArrayList<>()).add(function);
        }
        List<Group> groups = bySize.entrySet().stream()
                .map(group -> new Group(group.getKey(), 2 * group.getKey(), group.getValue().size(),
                        group.getValue().stream().mapToLong(ModuleReport.FunctionLine::size).sum(), area))
                .sorted(Comparator.comparingLong(Group::size).reversed())
                .toList();
        List<Rectangle> places = SquarifiedLayout.of(groups.stream().map(Group::size).toList(), area);
        for (int i = 0; i < places.size(); i++) {
            Group group = groups.get(i);
            result.add(new Group(group.from(), group.to(), group.count(), group.size(), places.get(i)));
        }
    }
}
