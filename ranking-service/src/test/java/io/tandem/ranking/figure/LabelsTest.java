package io.tandem.ranking.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final Font FONT = Typeface.regular(9);

    @Test
    void namesCoverNeitherEachOtherNorPointsNorWhatIsTaken() {
        Rectangle2D area = new Rectangle2D.Double(0, 0, 300, 200);
        Rectangle2D corner = new Rectangle2D.Double(0, 0, 80, 20);
        Labels labels = new Labels(area);
        labels.occupy(corner);
        Random random = new Random(7);
        List<Labels.Dot> dots = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            dots.add(new Labels.Dot("石家庄", 300 * random.nextDouble(), 200 * random.nextDouble(), 0));
        }
        dots.forEach(labels::avoid);

        List<Rectangle2D> boxes = new ArrayList<>();
        for (Labels.Dot dot : dots) {
            labels.place(dot, FONT).ifPresent(label -> boxes.add(Pen.box(label.text(), FONT, label.x(), label.y(), 0)));
        }

        assertThat(boxes).hasSizeBetween(20, 199).allSatisfy(box -> {
            assertThat(area.contains(box)).isTrue();
            assertThat(box.intersects(corner)).isFalse();
            assertThat(dots).noneMatch(dot -> box.contains(dot.x(), dot.y()));
            assertThat(boxes).filteredOn(box::intersects).hasSize(1);
        });
    }
}
