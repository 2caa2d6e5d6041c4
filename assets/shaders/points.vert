// One point for each vertex, or for each six vertices in near cells: a square of two triangles.
#include "stereo_vertex.glsl"
#include "sky.glsl"
#include "rows.glsl"
#include "marks.glsl"
#include "look.glsl"

layout(std430, binding = 0) readonly buffer Order { int order[]; };

const vec2 CORNERS[6] = vec2[](vec2(-1), vec2(1, -1), vec2(-1, 1), vec2(-1, 1), vec2(1, -1), vec2(1));

// eye (plus 2 for near cells), first, points of the cell that are shown (fractional), growth
layout(location = 0) in vec4 draw;

flat out vec4 color;        // linear RGB, width of the ring in pixels or 0
flat out vec4 disc;         // middle and radius in pixels of the target, shape + 32 · eye

void main() {
    int eye = int(draw.x) & 1;
    bool is_near = draw.x > 1.5;
    int slot = is_near ? gl_VertexID / 6 : gl_VertexID;
    int row = order[slot];

    float shown;
    vec3 at = place(row, shown);
    vec4 clip = eyes.clip_from_room[eye] * vec4(at, 1.0);
    shown *= grown(draw.z, float(slot) - draw.y);
    Look it = look(eye, row, at, clip, shown, draw.w);
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
