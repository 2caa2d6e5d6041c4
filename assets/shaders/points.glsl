// One point for each vertex, or for each six vertices in near cells: a square of two triangles.
#include "stereo_vertex.glsl"
#include "sky.glsl"
#include "rows.glsl"
#include "marks.glsl"
#include "look.glsl"

const vec2 CORNERS[6] = vec2[](vec2(-1), vec2(1, -1), vec2(-1, 1), vec2(-1, 1), vec2(1, -1), vec2(1));

flat out vec4 color;        // linear RGB, width of the ring in pixels or 0
flat out vec4 disc;         // middle and radius in pixels of the target, shape + 32 · eye

// The vertex of a row's point; `place_in_cell` and `points` as `grown` has them, `growth` as `look` has it.
void put_point(int eye, bool is_near, int row, float place_in_cell, float points, float growth) {
    float shown;
    vec3 at = place(row, shown);
    vec4 clip = eyes.clip_from_room[eye] * vec4(at, 1.0);
    shown *= grown(points, place_in_cell);
    Look it = look(eye, row, at, clip, shown, growth);
    if (it.reach == 0.0) {
        gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
        gl_PointSize = 1.0;
        gl_ClipDistance[0] = gl_ClipDistance[1] = -1.0;
        return;
    }
    put(eye, clip);
    vec2 middle = (gl_Position.xy / gl_Position.w * 0.5 + 0.5) * eyes.target.xy;
    color = vec4(it.rgb, it.ring);
    disc = vec4(middle, it.tips, float(it.shape + 32 * eye));
    gl_PointSize = 2.0 * it.reach;
    if (is_near) {
        vec2 corner = CORNERS[gl_VertexID % 6] * it.reach;
        clip.xy += corner * 2.0 / eyes.viewport[eye].zw * clip.w;
        put(eye, clip);
    }
}
