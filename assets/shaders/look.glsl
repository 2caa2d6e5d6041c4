// How large a row's point is and of what color: one rule for all ways to draw the cloud.  Needs stereo, sky, rows, marks.
#include "haze.glsl"

uniform float smallest_px;    // diameter
uniform float smallest_cross_px;
uniform float largest_share;  // of the view's height

struct Look {
    vec3 rgb;      // linear
    float ring;    // width in pixels, or 0
    float tips;    // radius in pixels
    float radius;  // with its ring or rim
    float reach;   // half the side of the square that holds it, in pixels; 0 where the row is not seen
    int shape;     // a marker's number, DISC or CROSS
};

// The point of a row at `at` in the room, at `clip` of an eye; `shown` below 1 while it comes or goes; `growth` by which a
// thinned cell's points are larger.
Look look(int eye, int row, vec3 at, vec4 clip, float shown, float growth) {
    Look it;
    it.reach = 0.0;
    uint flag = flags_of(row);
    if (shown <= 0.0 || (flag & HIDDEN) != 0u || clip.w <= 0.0) return it;
    bool is_selected = (flag & SELECTED) != 0u, is_wrong = (flag & WRONG) != 0u, is_hovered = row == hovered;

    float marked = is_hovered ? 1.0 : is_selected ? ringed : 0.0;
    float emphasis = (is_hovered ? 1.8 : is_selected ? 1.3 : 1.0) * (is_wrong ? 1.7 : 1.0);
    float smallest = is_wrong ? smallest_cross_px : smallest_px * (is_hovered ? 4.0 : 1.0 + 1.5 * marked);
    float natural = point_m * growth * emphasis * px_per_m(eye, clip.w);
    float diameter = clamp(natural, smallest, largest_share * eyes.viewport[eye].w) * shown;
    // A point right before the eye shrinks away instead of filling the view.
    diameter *= smoothstep(0.03, 0.25, clip.w);
    diameter = max(diameter, 1.0);

    vec3 rgb = color_of(row);
    // A cross keeps the color that the legend and figures of it have.
    if ((is_selected || is_hovered) && !is_wrong) rgb = mix(rgb, vec3(1.0), 0.25 * marked);
    it.rgb = hazed(rgb, at - eyes.room_from_eye[eye][3].xyz, is_selected || is_hovered);

    it.ring = marked * max(2.0, 0.22 * diameter);
    float rim = is_wrong ? rim_px(0.5 * diameter) : 0.0;
    it.shape = is_wrong ? CROSS : int(flag >> MARKER_SHIFT);
    it.tips = 0.5 * diameter * (it.shape == CROSS || it.shape == DISC ? 1.0 : markers[it.shape].w);
    it.radius = it.tips + max(it.ring, rim);
    it.reach = diameter < 1.5 && it.ring == 0.0 ? 0.5 : it.radius + 0.5;
    return it;
}

// What of a prefix of `points` (fractional) is there of the point at `place_in_cell`: the last ones grow, so that none pops.
float grown(float points, float place_in_cell) {
    return clamp((points - place_in_cell) / (0.12 * points + 1.0), 0.0, 1.0);
}
