package io.tandem.ranking.figure;

/// A spiral from the middle outwards whose turns are equally far apart: radius = inner + pitch × turns.
///
/// @param inner radius where it begins
/// @param pitch distance of two turns
/// @param turns how many it has
record Spiral(double inner, double pitch, double turns) {
    /// A place on the spiral.
    ///
    /// @param angle clockwise from the top, in radians
    record At(double radius, double angle) {}

    /// The place after a fraction of its length, so that equal steps are equally far apart.
    ///
    /// @param fraction from 0, the beginning, to 1, the end
    At at(double fraction) {
        // The length up to turn t is proportional to inner t + pitch t² / 2, up to a term that is small when the pitch
        // is small against the radius.
        double length = fraction * (inner * turns + pitch * turns * turns / 2);
        double turn = (Math.sqrt(inner * inner + 2 * pitch * length) - inner) / pitch;
        return new At(inner + pitch * turn, turn * 2 * Math.PI);
    }
}
