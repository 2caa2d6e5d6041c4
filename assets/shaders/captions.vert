// Labels at buttons that face the person and look equally large, each with a line to its button: twelve vertices each.
#include "stereo_vertex.glsl"
#include "billboard.glsl"
#include "records.glsl"

// Of each label where its near edge is and to which side it goes on (1 right, -1 left), its button, and its part of the canvas:
// x, y, width, height in pixels.
uniform sampler2D captions;

const vec2 CORNERS[6] = vec2[](vec2(0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1));
const float LINE_RAD = 0.0022;  // thickness of a line, as seen

uniform float rad_per_px;  // of the canvas, as seen
uniform vec2 ink_px;       // a place of the canvas that has the color of the lines
uniform vec2 canvas_px;

out vec2 v_uv;

void main() {
    int eye = gl_InstanceID, label = gl_VertexID / 12, vertex = gl_VertexID % 12;
    vec4 edge = texelFetch(captions, record(3 * label), 0), part = texelFetch(captions, record(3 * label + 2), 0);
    vec3 button = texelFetch(captions, record(3 * label + 1), 0).xyz, at;
    vec2 corner = CORNERS[vertex % 6];
    if (vertex < 6) {
        vec3 way = between_eyes() - button, along = edge.xyz - button;
        vec3 thick = normalize(cross(way, along) + vec3(0.0, 1e-9, 0.0)) * LINE_RAD * length(way);
        at = button + along * corner.x + thick * (corner.y - 0.5);
        v_uv = ink_px / canvas_px;
    } else {
        float m_per_px = rad_per_px * length(between_eyes() - edge.xyz);
        float right = (edge.w > 0.0 ? corner.x : corner.x - 1.0) * part.z * m_per_px;
        at = billboard(edge.xyz, vec2(right, (corner.y - 0.5) * part.w * m_per_px));
        v_uv = (part.xy + vec2(corner.x, 1.0 - corner.y) * part.zw) / canvas_px;
    }
    put(eye, eyes.clip_from_room[eye] * vec4(at, 1.0));
}
