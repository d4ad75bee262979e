package cn.haoyuan.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How the units of a city lie to each other, as a grid of names in a text file: a line is a row, names are parted by spaces, a
 * dot is an empty place. Found as {@code plans/<plan>.tiles.txt} in the data folder, else among the bundled plans; read once.
 */
@Component
class TileLayout {

    /** A place in the grid, counted from 1. */
    record Spot(int row, int column) {}

    /** Where the units lie that the file names. */
    record Layout(Map<String, Spot> spots, int rows) {}

    static final Layout NONE = new Layout(Map.of(), 0);

    private final Path data;
    private final Map<String, Layout> known = new ConcurrentHashMap<>();

    TileLayout(@Value("${haoyuan.data}") Path data) {
        this.data = data;
    }

    /** The layout that belongs to a plan; without a file nothing is known. */
    Layout of(String plan) {
        return known.computeIfAbsent(plan, id -> parse(lines(id + ".tiles.txt")));
    }

    static Layout parse(List<String> lines) {
        Map<String, Spot> spots = new HashMap<>();
        int row = 0;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            row++;
            String[] names = line.strip().split("\\s+");
            for (int column = 0; column < names.length; column++) {
                if (!names[column].equals(".")) {
                    spots.put(names[column], new Spot(row, column + 1));
                }
            }
        }
        return new Layout(Map.copyOf(spots), row);
    }

    private List<String> lines(String name) {
        Path own = data.resolve("plans").resolve(name);
        try (InputStream bundled = TileLayout.class.getResourceAsStream("/plans/" + name)) {
            if (Files.isReadable(own)) {
                return Files.readAllLines(own);
            }
            return bundled == null
                    ? List.of()
                    : new String(bundled.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }
}
