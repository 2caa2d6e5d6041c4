// One point for each vertex, or for each six vertices in near cells: a square of two triangles.
#include "stereo_vertex.glsl"
#include "sky.glsl"
#include "rows.glsl"
#include "marks.glsl"

layout(std430, binding = 0) readonly buffer Order { int order[]; };

const float DIM = 0.75;  // how far a row that is not selected goes into the background
const vec2 CORNERS[6] = vec2[](vec2(-1), vec2(1, -1), vec2(-1, 1), vec2(-1, 1), vec2(1, -1), vec2(1));

// eye (plus 2 for near cells), first, points of the cell that are shown (fractional), growth
layout(location = 0) in vec4 draw;

uniform float smallest_px;    // diameter
uniform float smallest_cross_px;
uniform float largest_share;  // of the view's height
uniform float ringed;  // 1: the selected rows are few and have rings; 0: they are many, and the others are dim

flat out vec4 color;        // linear RGB, width of the ring in pixels or 0
flat out vec4 disc;         // middle and radius in pixels of the target, shape + 32 · eye

void main() {
    int eye = int(draw.x) & 1;
    bool is_near = draw.x > 1.5;
    int slot = is_near ? gl_VertexID / 6 : gl_VertexID;
    int row = order[slot];
    uint flag = flags_of(row);
    bool is_selected = (flag & SELECTED) != 0u, is_wrong = (flag & WRONG) != 0u, is_hovered = row == hovered;

    float shown;
    vec3 at = place(row, shown);
    vec4 clip = eyes.clip_from_room[eye] * vec4(at, 1.0);
    // The last points of a prefix grow with it, so that none pops.
    float place_in_cell = float(slot) - draw.y;
    shown *= clamp((draw.z - place_in_cell) / (0.12 * draw.z + 1.0), 0.0, 1.0);
    if (shown <= 0.0 || (flag & HIDDEN) != 0u || clip.w <= 0.0) {
        gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
        gl_PointSize = 1.0;
        gl_ClipDistance[0] = gl_ClipDistance[1] = -1.0;
        return;
    }

    float marked = is_hovered ? 1.0 : is_selected ? ringed : 0.0;
    float emphasis = (is_hovered ? 1.8 : is_selected ? 1.3 : 1.0) * (is_wrong ? 1.7 : 1.0);
    float smallest = is_wrong ? smallest_cross_px : smallest_px * (is_hovered ? 4.0 : 1.0 + 1.5 * marked);
    float natural = point_m * draw.w * emphasis * px_per_m(eye, clip.w);
    float diameter = clamp(natural, smallest, largest_share * eyes.viewport[eye].w) * shown;
    // A point right before the eye shrinks away instead of filling the view.
    diameter *= smoothstep(0.03, 0.25, clip.w);
    diameter = max(diameter, 1.0);

    vec3 rgb = color_of(row);
    vec3 toward = at - eyes.room_from_eye[eye][3].xyz;
    float far = length(toward) / eyes.target.w;
    vec3 behind = sky(toward / max(length(toward), 1e-6));
    float haze = is_selected || is_hovered ? 0.0 : 0.55 * (1.0 - exp(-max(far - 1.0, 0.0) * 0.11));
    if (!is_selected && !is_hovered) haze = max(haze, DIM * (1.0 - ringed));
    // A cross keeps the color that the legend and figures of it have.
    if ((is_selected || is_hovered) && !is_wrong) rgb = mix(rgb, vec3(1.0), 0.25 * marked);
    rgb = mix(rgb, behind, haze);

    float ring = marked * max(2.0, 0.22 * diameter);
    float rim = is_wrong ? rim_px(0.5 * diameter) : 0.0;
    int shape = is_wrong ? CROSS : int(flag >> MARKER_SHIFT);
    float tips = 0.5 * diameter * (shape == CROSS || shape == DISC ? 1.0 : markers[shape].w);
    float radius = tips + max(ring, rim);
    put(eye, clip);
    vec2 middle = (gl_Position.xy / gl_Position.w * 0.5 + 0.5) * eyes.target.xy;
    color = vec4(rgb, ring);
    disc = vec4(middle, tips, float(shape + 32 * eye));
    float reach = diameter < 1.5 && ring == 0.0 ? 0.5 : radius + 0.5;
    gl_PointSize = 2.0 * reach;
    if (is_near) {
        vec2 corner = CORNERS[gl_VertexID % 6] * reach;
        clip.xy += corner * 2.0 / eyes.viewport[eye].zw * clip.w;
        put(eye, clip);
    }
}
