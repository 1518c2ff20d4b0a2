package io.tandem.ranking.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Puts places on a grid, one to a tile, so that the sum of squared distances to where they lie is least.
///
/// Where places are dense there is no room for them, so each coordinate is first the mean of the real one and of the
/// position among all, both from 0 to 1. The assignment is the Hungarian method's, which has one result for one input.
final class TileAssignment {
    private TileAssignment() {}

    /// A place, in degrees.
    record Centre(String code, double longitude, double latitude) {}

    /// A tile; row 0 is in the north, column 0 in the west.
    record Tile(int column, int row) {}

    /// The tiles, in the order of the places.
    static List<Tile> assign(List<Centre> centres, int columns, int rows) {
        double[] east = spread(centres.stream().mapToDouble(Centre::longitude).toArray(), columns);
        double[] south = spread(
                centres.stream().mapToDouble(centre -> -centre.latitude()).toArray(), rows);
        double[][] costs = new double[centres.size()][columns * rows];
        for (int i = 0; i < costs.length; i++) {
            for (int tile = 0; tile < columns * rows; tile++) {
                double dx = tile % columns - east[i];
                double dy = tile / columns - south[i];
                costs[i][tile] = dx * dx + dy * dy;
            }
        }
        return Arrays.stream(cheapest(costs))
                .mapToObj(tile -> new Tile(tile % columns, tile / columns))
                .toList();
    }

    private static double[] spread(double[] values, int size) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double from = sorted[0];
        double to = sorted[sorted.length - 1];
        return Arrays.stream(values)
                .map(value -> {
                    double real = (value - from) / (to - from);
                    double position = (double) IntStream.range(0, sorted.length)
                                    .filter(i -> sorted[i] < value)
                                    .count()
                            / (sorted.length - 1);
                    return (real + position) / 2 * (size - 1);
                })
                .toArray();
    }

    /// The column of each row, each used once at most, with the least sum of costs.
    private static int[] cheapest(double[][] costs) {
        int n = costs.length;
        int m = costs[0].length;
        double[] rowPotential = new double[n + 1];
        double[] columnPotential = new double[m + 1];
        int[] rowOf = new int[m + 1];
        for (int row = 1; row <= n; row++) {
            int[] way = new int[m + 1];
            double[] least = new double[m + 1];
            Arrays.fill(least, Double.MAX_VALUE);
            boolean[] used = new boolean[m + 1];
            rowOf[0] = row;
            int column = 0;
            do {
                used[column] = true;
                int current = rowOf[column];
                double delta = Double.MAX_VALUE;
                int next = 0;
                for (int j = 1; j <= m; j++) {
                    if (!used[j]) {
                        double cost = costs[current - 1][j - 1] - rowPotential[current] - columnPotential[j];
                        if (cost < least[j]) {
                            least[j] = cost;
                            way[j] = column;
                        }
                        if (least[j] < delta) {
                            delta = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= m; j++) {
                    if (used[j]) {
                        rowPotential[rowOf[j]] += delta;
                        columnPotential[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                int previous = way[column];
                rowOf[column] = rowOf[previous];
                column = previous;
            }
        }
        int[] columnOf = new int[n];
        for (int j = 1; j <= m; j++) {
            if (rowOf[j] > 0) {
                columnOf[rowOf[j] - 1] = j - 1;
            }
        }
        return columnOf;
    }
}
