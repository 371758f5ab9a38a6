package dev.wasm2jar.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreemapTest {

    /** As in large programs: few functions are large, most are small. */
    static List<ModuleReport.FunctionLine> functions(int count) {
        var result = new ArrayList<ModuleReport.FunctionLine>();
        for (int i = 0; i < count; i++) {
            result.add(new ModuleReport.FunctionLine(i, "f" + i, 2 + 900_000 / (i + 1)));
        }
        return result;
    }

    @Test
    void everyByteHasItsPlace() {
        for (int count : new int[] {1, 5, 900, 62_000}) {
            List<ModuleReport.FunctionLine> functions = functions(count);
            long total = functions.stream().mapToLong(ModuleReport.FunctionLine::size).sum();
            List<Treemap.Tile> tiles = Treemap.of(functions);
            SquarifiedLayoutTest.assertTiles(tiles.stream().map(Treemap.Tile::place).toList(), Treemap.AREA);
            int counted = 0;
            for (Treemap.Tile tile : tiles) {
                long size;
                if (tile instanceof Treemap.Group group) {
                    size = group.size();
                    counted += group.count();
                } else {
                    size = ((Treemap.Single) tile).function().size();
                    counted++;
                }
                assertEquals((double) size / total * Treemap.AREA.area(), tile.place().area(), 1e-3);
            }
            assertEquals(count, counted);
        }
    }

    @Test
    void smallFunctionsShareTiles() {
        List<Treemap.Tile> tiles = Treemap.of(functions(62_000));
        assertTrue(tiles.size() < 1100, tiles.size() + " tiles");
        assertTrue(tiles.stream().anyMatch(Treemap.Group.class::isInstance));
        assertTrue(Treemap.of(functions(5)).stream().allMatch(Treemap.Single.class::isInstance));
    }

    @Test
    void noFunctionsNoTiles() {
        assertEquals(List.of(), Treemap.of(List.of()));
    }
}
