// Small balls of one radius, each a square that faces the eye: six vertices.
#include "stereo_vertex.glsl"
#include "billboard.glsl"
#include "records.glsl"

// Of each ball its place and radius in room meters, and its linear color.
uniform sampler2D dots;

const vec2 CORNERS[6] = vec2[](vec2(-1), vec2(1, -1), vec2(-1, 1), vec2(-1, 1), vec2(1, -1), vec2(1));

out vec2 at;
flat out vec3 color;

void main() {
    vec4 ball = texelFetch(dots, record(gl_VertexID / 6 * 2), 0);
    at = CORNERS[gl_VertexID % 6];
    color = texelFetch(dots, record(gl_VertexID / 6 * 2 + 1), 0).rgb;
    put(gl_InstanceID, eyes.clip_from_room[gl_InstanceID] * vec4(billboard(ball.xyz, at * ball.w), 1.0));
}
