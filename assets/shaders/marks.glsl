// What a point looks like.
const int DISC = 0, CROSS = 1;

// Width of the dark rim around a cross of radius r, all in pixels.
float rim_px(float r) {
    return clamp(0.18 * r, 1.0, 5.0);
}
