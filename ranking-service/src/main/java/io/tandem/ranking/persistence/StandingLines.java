package io.tandem.ranking.persistence;

import io.tandem.fold.StateRows;
import java.util.Map;

/// The boards' present standings as lines: `assessment|board|city|tier|score|rates|reasons`, the score as the 16
/// hexadecimal digits of its IEEE 754 bits or nothing. Sequences are left out, because they depend on what was
/// committed together.
public record StandingLines(String topic) implements StateRows {
    private static final String LINES = """
            with recursive city as (
              select b.id, b.assessment, b.board, (select min(m.city) from board_move m where m.board = b.id) as city
              from board b
              union all
              select c.id, c.assessment, c.board,
                (select min(m.city) from board_move m where m.board = c.id and m.city > c.city)
              from city c where c.city is not null)
            select concat_ws('|', c.assessment, c.board, c.city, coalesce(m.tier, ''),
              coalesce(encode(float8send(m.score), 'hex'), ''), m.rates, m.reasons) as line
            from city c cross join lateral (
              select * from board_move m where m.board = c.id and m.city = c.city order by m.sequence desc limit 1) m
            where c.city is not null and not m.gone""";

    @Override
    public Map<String, String> parts() {
        return Map.of("board", LINES);
    }
}
