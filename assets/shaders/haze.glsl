// What of a point's color is left from afar, and beside selected rows.  Needs stereo, sky.
uniform float ringed;  // 1: the selected rows are few and have rings; 0: they are many, and the others are dim

const float DIM = 0.75;  // how far a row that is not selected goes into the background

// The color of a point `toward` which one looks from the eye, in room meters; `is_lit`: it is selected or hovered.
vec3 hazed(vec3 rgb, vec3 toward, bool is_lit) {
    if (is_lit) return rgb;
    float room_m = length(toward);
    float far = room_m / eyes.target.w;
    float haze = 0.55 * (1.0 - exp(-max(far - 1.0, 0.0) * 0.11));
    return mix(rgb, sky(toward / max(room_m, 1e-6)), max(haze, DIM * (1.0 - ringed)));
}
