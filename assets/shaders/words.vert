// Words of a canvas that stand beside places of the room, face the person and look equally large: six vertices each.
#include "stereo_vertex.glsl"
#include "billboard.glsl"

// Of each word its place and how far to the right it begins (below 0: its middle is there), and its part of the canvas: x, y, width, height in pixels.
layout(std430, binding = 0) readonly buffer Words { vec4 words[]; };

const vec2 CORNERS[6] = vec2[](vec2(0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1));
const float NEARER = 0.03;  // of the way to the eye, so that a row does not cut into its own word

const float FRONT = -0.9999;  // depth of what nothing hides: just behind the near plane, which would cut it off

uniform float rad_per_px;  // of the canvas, as seen
uniform float gap_px;
uniform float name_larger;
uniform vec2 canvas_px;

out vec2 v_uv;

void main() {
    int eye = gl_InstanceID & 1, word = gl_VertexID / 6;
    vec4 place = words[2 * word], part = words[2 * word + 1];
    vec2 corner = CORNERS[gl_VertexID % 6];
    v_uv = (part.xy + vec2(corner.x, 1.0 - corner.y) * part.zw) / canvas_px;
    vec3 way = between_eyes() - place.xyz;
    bool centered = place.w < 0.0;
    float m_per_px = rad_per_px * length(way) * (centered ? name_larger : 1.0);
    float right = centered ? (corner.x - 0.5) * part.z * m_per_px : place.w + (gap_px + corner.x * part.z) * m_per_px;
    vec3 at = billboard(place.xyz, vec2(right, (corner.y - 0.5) * part.w * m_per_px)) + NEARER * way;
    vec4 clip = eyes.clip_from_room[eye] * vec4(at, 1.0);
    if (centered) clip.z = FRONT * clip.w;
    put(eye, clip);
}
