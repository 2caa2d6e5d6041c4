// Small balls of one radius, each a square that faces the eye: six vertices.
#include "stereo_vertex.glsl"
#include "billboard.glsl"

struct Dot {
    vec4 place;  // room, radius in room meters
    vec4 color;  // linear
};
layout(std430, binding = 0) readonly buffer Dots { Dot dots[]; };

const vec2 CORNERS[6] = vec2[](vec2(-1), vec2(1, -1), vec2(-1, 1), vec2(-1, 1), vec2(1, -1), vec2(1));

out vec2 at;
flat out vec3 color;

void main() {
    Dot dot_here = dots[gl_VertexID / 6];
    at = CORNERS[gl_VertexID % 6];
    color = dot_here.color.rgb;
    put(gl_InstanceID, eyes.clip_from_room[gl_InstanceID] * vec4(billboard(dot_here.place.xyz, at * dot_here.place.w), 1.0));
}
