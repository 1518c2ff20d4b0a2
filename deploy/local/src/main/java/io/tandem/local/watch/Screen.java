package io.tandem.local.watch;

import io.tandem.local.reference.TextColumns;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jline.terminal.Size;

/// Where a watch shows what it sees.
public interface Screen {
    /// The board as it is now.
    void board(String title, List<String> lines);

    /// Something happened.
    void news(String line);

    /// Plain lines, one after another: the board once, then only news.
    static Screen plain(PrintStream out) {
        return new Screen() {
            private boolean shown;

            @Override
            public void board(String title, List<String> lines) {
                if (!shown) {
                    shown = true;
                    out.println(title);
                    lines.forEach(out::println);
                }
            }

            @Override
            public void news(String line) {
                out.println(line);
            }
        };
    }

    /// A terminal: the board stays on top, the latest news below it.
    ///
    /// @param size of the terminal, asked for every frame
    static Screen terminal(PrintStream out, Supplier<Size> size) {
        return new Terminal(out, size);
    }

    /// Redraws everything; a terminal shows a frame at once when it is written at once.
    final class Terminal implements Screen {
        private static final String HOME = "\u001B[H";
        private static final String CLEAR_SCREEN = "\u001B[2J";
        private static final String CLEAR_LINE = "\u001B[K";
        private static final String CLEAR_BELOW = "\u001B[J";

        private final PrintStream out;
        private final Supplier<Size> size;
        private final Deque<String> news = new ArrayDeque<>();
        private List<String> board = List.of();
        private boolean cleared;

        private Terminal(PrintStream out, Supplier<Size> size) {
            this.out = out;
            this.size = size;
        }

        @Override
        public void board(String title, List<String> lines) {
            List<String> all = new ArrayList<>();
            all.add(title);
            all.addAll(lines);
            board = all;
            draw();
        }

        @Override
        public void news(String line) {
            news.addLast(line);
            draw();
        }

        private void draw() {
            int height = size.get().getRows();
            int room = Math.max(1, height - board.size() - 2);
            while (news.size() > room) {
                news.removeFirst();
            }
            int width = size.get().getColumns();
            StringBuilder frame = new StringBuilder(cleared ? HOME : CLEAR_SCREEN + HOME);
            cleared = true;
            board.stream().limit(Math.max(1, height - 3)).forEach(line -> add(frame, line, width));
            add(frame, "", width);
            news.forEach(line -> add(frame, line, width));
            out.print(frame.append(CLEAR_BELOW));
            out.flush();
        }

        private static void add(StringBuilder frame, String line, int width) {
            frame.append(TextColumns.cut(line, width)).append(CLEAR_LINE).append('\n');
        }
    }
}
